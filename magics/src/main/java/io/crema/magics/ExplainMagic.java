package io.crema.magics;

import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.model.LanguageModel;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code %explain}: {@link io.crema.finetune.FineTuned#explain}, its rows and its errors. */
public final class ExplainMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "explain",
                        "Shows what each word, or each part of a picture, did to what a run says, into the variable"
                                + " explanation.")
                .rest("TEXT...", "texts in quotes, or the paths of pictures; a run's name may stand first")
                .option("--row", "N", "", "a row of the run's data instead, by its number there")
                .option("--errors", "N", "", "the rows where the run is most sure of a wrong label instead")
                .option("--split", "validation|test|train", "validation", "where --errors looks")
                .option("--method", "ig|gradient|occlusion|shap", "ig", "how the score is divided")
                .option("--target", "LABEL", "", "why this label; the predicted one if nothing is said")
                .option(
                        "--baseline",
                        "pad|mask|zero|black|mean|blurred",
                        "",
                        "what stands for a word (pad unless said) or a picture (black unless said) that is not there")
                .option("--steps", "N", "50", "steps of ig to begin with; pairs of orders of shap")
                .flag("--faithfulness", "also measures whether the explanation is true of the model")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Object> given = new ArrayList<>(arguments.restObjects("TEXT..."));
        given.stream().findFirst().ifPresent(first -> refuseWriters(notebook, first));
        Optional<Answering> named = given.isEmpty() ? Optional.empty() : Answering.named(given.get(0), context);
        named.ifPresent(run -> given.remove(0));
        List<String> texts = given.stream().map(String::valueOf).toList();
        OptionalInt row = arguments.optionalInteger("--row", Range.atLeast(0));
        OptionalInt errors = arguments.optionalInteger("--errors", Range.atLeast(1));
        checkOne(arguments, texts, row, errors);
        ExplainArguments wish = ExplainArguments.of(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            String run = named.isPresent() ? runJava(arguments) : "run";
            notebook.show(wish.java(JavaCall.into(notebook.target("explanation"), run), texts, row, errors));
            return null;
        }
        Answering model = named.orElseGet(() -> usual(notebook));
        wish.target().ifPresent(label -> notebook.expectLabel("--target", label, model.labels()));
        arguments.check();
        return notebook.bind("explanation", Refusals.of(notebook.magic(), () -> {
            Watching watching = Watching.of(context, "Explaining");
            Explaining explaining;
            if (row.isPresent()) {
                explaining = model.explainRow(notebook, row.getAsInt(), watching);
            } else if (errors.isPresent()) {
                explaining = model.explainErrors(notebook, wish.split(), errors.getAsInt(), watching);
            } else {
                explaining = model.explain(texts, watching);
            }
            return wish.by(explaining);
        }));
    }

    private static void checkOne(MagicArguments arguments, List<String> texts, OptionalInt row, OptionalInt errors) {
        int asked = (texts.isEmpty() ? 0 : 1) + (row.isPresent() ? 1 : 0) + (errors.isPresent() ? 1 : 0);
        if (asked == 0) {
            arguments.problem(
                    "there is nothing to explain. Try %explain \"Not bad at all.\", or --row 17, or --errors 5");
        } else if (asked > 1) {
            arguments.problem("a text, --row and --errors exclude each other: choose one");
        } else if (texts.stream().anyMatch(String::isBlank)) {
            arguments.problem("a text is empty. Every text needs at least one word");
        }
    }

    private static Answering usual(Notebook notebook) {
        refuseWriters(notebook, "run");
        return Answering.usual(notebook);
    }

    /** Language models are refused by name, since they would otherwise count as texts or as no run at all. */
    private static void refuseWriters(Notebook notebook, Object nameOrValue) {
        Object value = nameOrValue instanceof String name
                ? notebook.context().variables().get(name).orElse(name)
                : nameOrValue;
        if (value instanceof TunedLanguageModel || value instanceof LanguageModel) {
            throw new MagicException(
                    notebook.magic() + ": " + nameOrValue
                            + " is a language model, and explained is the score of a label",
                    "Fine-tune a classifier on labelled rows: %load_model minilm, %load_data reviews.csv, %finetune");
        }
    }

    /** How the user wrote the run that stands first. */
    private static String runJava(MagicArguments arguments) {
        return arguments
                .expression("TEXT...")
                .orElseGet(() -> arguments.rest("TEXT...").get(0));
    }
}
