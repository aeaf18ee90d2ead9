package io.crema.magics;

import io.crema.finetune.DataSizes;
import io.crema.finetune.FineTuning;
import io.crema.finetune.SeriesListener;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.LanguageModel;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import io.crema.magics.render.SeriesDisplay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %learning_curve}: {@link FineTuning#learningCurve}. */
public final class LearningCurveMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "learning_curve",
                        "Trains on more and more of the training rows and judges on the validation rows, into the variable"
                                + " curve: would more labels help? Takes the options of %finetune.")
                .optional("MODEL", "what to fine-tune; model if nothing is named")
                .optional("DATA", "divided data; data if nothing is named")
                .option("--sizes", "P1,P2", "10,25,50,100", "percents of the training rows, ascending")
                .option("--seeds", "N", "3", "trainings at each size, each with rows and weights of its own");
        syntax = TrainingArguments.declare(StrategyArguments.declare(syntax));
        return CacheArguments.declare(ObjectiveArguments.declare(syntax)).withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Wish> wishes = FinetuneMagic.wishes(arguments, context);
        int seeds = arguments.integer("--seeds", Range.atLeast(1));
        List<Double> shares = shares(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            String sizes = shares.stream()
                    .map(String::valueOf)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            JavaCall tuning = JavaCall.into(notebook.target("curve"), "FineTuning")
                    .then("of", notebook.modelJava())
                    .then("on", notebook.java(SplitData.class, "DATA", "data"));
            notebook.show(Wish.applied(tuning, wishes)
                    .then(
                            "learningCurve",
                            "new DataSizes(List.of(" + sizes + "), " + seeds + ")",
                            "SeriesListener.NONE"));
            return null;
        }
        Object model = notebook.model();
        if (model instanceof LanguageModel) {
            throw new MagicException(
                    "%learning_curve: a model that writes has no labels to be scored by",
                    "Train on fewer rows yourself: %load_data ... --limit 200, %split, then %finetune");
        }
        SplitData data = notebook.value(SplitData.class, "DATA", "data", "%split");
        var display = new SeriesDisplay(context.display());
        SeriesListener listener = notebook.quiet() ? SeriesListener.NONE : display;
        try {
            return notebook.bind(
                    "curve",
                    Refusals.of(
                            notebook.magic(),
                            () -> Wish.applied(Trying.begun(model, data).watchedBy(Watching.stop(context)), wishes)
                                    .learningCurve(new DataSizes(shares, seeds), listener)));
        } finally {
            display.close();
        }
    }

    private static List<Double> shares(MagicArguments arguments) {
        List<Double> shares = new ArrayList<>();
        for (String percent : arguments.list("--sizes")) {
            try {
                shares.add(Double.parseDouble(percent) / 100);
            } catch (NumberFormatException e) {
                arguments.problem(
                        "--sizes takes percents of the training rows such as 10,25,50,100, not \"" + percent + "\"");
            }
        }
        boolean ascending = true;
        for (int at = 0; at < shares.size(); at++) {
            double before = at == 0 ? 0 : shares.get(at - 1);
            ascending &= shares.get(at) > before && shares.get(at) <= 1;
        }
        if (shares.size() < 2 || !ascending) {
            arguments.problem("--sizes takes 2 percents or more, ascending, above 0 and up to 100");
        }
        return List.copyOf(shares);
    }
}
