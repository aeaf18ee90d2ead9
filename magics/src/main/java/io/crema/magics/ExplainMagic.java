package io.crema.magics;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code %explain}: {@link io.crema.finetune.FineTuned#explain}, its rows and its errors, and {@link
 * io.crema.finetune.FineTuned#columnImportance}.
 */
public final class ExplainMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "explain",
                        "Shows what each word, each part of a picture or each column of a row did to what a run says; of a"
                                + " table, if no example is named, which columns the run uses at all; of a language model, why"
                                + " the next token; into the variable explanation.")
                .rest(
                        "TEXT...",
                        "texts in quotes, the paths of pictures, or rows as \"age=35, purpose=car\"; a run's name may stand"
                                + " first")
                .option("--row", "N", "", "a row of the run's data instead, by its number there")
                .option("--errors", "N", "", "the rows where the run is most sure of a wrong label instead")
                .option(
                        "--split",
                        "validation|test|train",
                        "validation",
                        "where --errors looks, and on which rows columns are weighed")
                .option("--on", "DATA", "", "other labelled rows for the same")
                .option("--method", "ig|gradient|occlusion|shap", "ig", "how the score is divided")
                .option("--target", "LABEL", "", "why this label or next token; the predicted one if nothing is said")
                .option(
                        "--baseline",
                        "pad|mask|zero|black|mean|blurred",
                        "",
                        "what stands for a part that is not there: for a word pad, mask or zero, for a picture black, mean or"
                                + " blurred, for a column mean or zero; the first unless said")
                .option("--steps", "N", "50", "steps of ig to begin with; pairs of orders of shap")
                .flag("--faithfulness", "also measures whether the explanation is true of the model")
                .option("--metric", "NAME", "", "by which columns are weighed; macro_f1 or r2 if nothing is said")
                .option("--repeats", "N", "20", "how often each column is mixed up")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Object> given = new ArrayList<>(arguments.restObjects("TEXT..."));
        Optional<Explains> named = given.isEmpty() ? Optional.empty() : Explains.named(given.get(0), notebook);
        named.ifPresent(run -> given.remove(0));
        ExplainQuestion question =
                ExplainQuestion.of(notebook, given.stream().map(String::valueOf).toList());
        ExplainArguments wish = ExplainArguments.of(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            JavaCall asking = question.java(notebook, notebook.target("explanation"), java(notebook, named));
            notebook.show(question.isOfColumns() ? asking : wish.java(asking));
            return null;
        }
        Explains model = named.orElseGet(() -> Explains.usual(notebook));
        model.check(notebook, question, wish);
        arguments.check();
        return notebook.bind("explanation", Refusals.of(notebook.magic(), () -> {
            Watching watching = question.isOfColumns()
                    ? Watching.of(context, "Mixed up columns", "times")
                    : Watching.of(context, "Explaining");
            return question.isOfColumns()
                    ? model.columns(notebook, question, watching)
                    : wish.by(model.explaining(notebook, question, watching));
        }));
    }

    private static ExplainJava java(Notebook notebook, Optional<Explains> named) {
        String variable = named.isPresent() ? runJava(notebook.arguments()) : Explains.usualVariable(notebook);
        Optional<Explains> asked = named.or(() -> Explains.ofVariable(variable, notebook));
        return new ExplainJava(variable, asked.map(Explains::kind).orElse(ExplainJava.Kind.RUN));
    }

    /** How the user wrote the run that stands first. */
    private static String runJava(MagicArguments arguments) {
        return arguments
                .expression("TEXT...")
                .orElseGet(() -> arguments.rest("TEXT...").get(0));
    }
}
