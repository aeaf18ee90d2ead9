package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Evaluated;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %evaluate}: {@link FineTuned#evaluate(LabelledData)}, or {@link TunedLanguageModel#evaluate}. */
public final class EvaluateMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return EvaluationArguments.addTo(MagicSyntax.named(
                                "evaluate",
                                "Says how well a run does, with intervals and beside baselines, or a language model's perplexity,"
                                        + " into the variable evaluation."
                                        + " The test rows stay locked until --split test asks for them.")
                        .optional("RUN", "what to evaluate; run if nothing is named")
                        .optional("DATA", "other labelled rows; the run's own if nothing is named")
                        .option("--split", "validation|test|train", "validation", "which of the run's own rows"))
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Part part = Part.asked(arguments);
        EvaluationArguments asked = EvaluationArguments.of(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, asked, part));
            return null;
        }
        Optional<TunedLanguageModel> writer = notebook.languageRun();
        if (writer.isPresent()) {
            refuseWhatNeedsLabels(arguments, asked);
            return Prompting.evaluate(notebook, writer.get(), part);
        }
        Optional<LabelledData> rows =
                arguments.isGiven("DATA") ? Optional.of(notebook.rows().part(part)) : Optional.empty();
        Answering model = arguments.isGiven("RUN") ? Answering.given(notebook, "RUN") : Answering.usual(notebook);
        int looks = Refusals.of(notebook.magic(), model::testLooks).size();
        Evaluated evaluation = Refusals.of(
                notebook.magic(),
                () -> model.evaluate(notebook, rows, part, asked, Watching.of(context, "Predicting")));
        TestLock.remind(notebook, looks, model.testLooks());
        return notebook.bind("evaluation", evaluation);
    }

    private static JavaCall java(Notebook notebook, EvaluationArguments asked, Part part) {
        boolean given = notebook.arguments().isGiven("DATA");
        Optional<String> loaded = Answering.loadedJava(notebook, "RUN");
        if (loaded.isPresent()) {
            String data = notebook.dataJava();
            String rows = given ? notebook.partJava("DATA", part) : part.java(data);
            return JavaCall.into(notebook.target("evaluation"), loaded.get())
                    .then(
                            "examine",
                            rows,
                            given ? rows + ".name()" : data + ".nameOf(" + rows + ")",
                            given ? "Optional.empty()" : "Optional.of(" + data + ")",
                            JavaCall.literal(notebook.arguments().seed()),
                            asked.java(loaded.get()));
        }
        String run = notebook.runJava();
        JavaCall call = JavaCall.into(notebook.target("evaluation"), run);
        String rows = given ? notebook.partJava("DATA", part) : part.java(run + ".data()");
        return asked.isMore() ? call.then("examine", rows, asked.java(run)) : call.then("evaluate", rows);
    }

    private static void refuseWhatNeedsLabels(MagicArguments arguments, EvaluationArguments asked) {
        if (asked.isMore()) {
            arguments.problem("a language model's run is judged by its perplexity alone: leave out --metrics, --ci,"
                    + " --slices, --calibration, --errors and --baselines");
            arguments.check();
        }
    }
}
