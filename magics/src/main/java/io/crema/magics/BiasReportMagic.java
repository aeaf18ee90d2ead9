package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code %bias_report}: {@link FineTuned#biasReport} and {@link FineTuned#counterfactuals}. */
public final class BiasReportMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "bias_report",
                        "Assesses how a run's decisions fall on groups of people, into the variable bias: rates and gaps"
                                + " by group, or the same sentences with other people in them.")
                .optional("RUN", "what to assess; run if nothing is named")
                .optional("DATA", "other labelled rows; the run's own if nothing is named")
                .option("--sensitive", "C1,C2", "", "the columns that say who a row is about")
                .option("--positive", "LABEL", "", "the label that counts as selected")
                .option("--split", "test|validation|train", "test", "which of the run's own rows")
                .option(
                        "--counterfactual",
                        "identities|names|pronouns",
                        "",
                        "compares sentences in which only the person changes")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<String> sensitive = arguments.list("--sensitive");
        String positive = arguments.text("--positive");
        Optional<Supplier<Counterfactuals>> swaps = arguments.optionalChoice("--counterfactual", swaps());
        Function<SplitData, LabelledData> part = arguments.choice("--split", EvaluateMagic.parts());
        if (sensitive.isEmpty() && swaps.isEmpty()) {
            arguments.problem("it needs groups: --sensitive COLUMN, or --counterfactual identities");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, positive, sensitive));
            return null;
        }
        FineTuned run = notebook.value(FineTuned.class, "RUN", "run", "%finetune")
                .watchedBy(Watching.of(context, "Predicting"));
        LabelledData rows = arguments.isGiven("DATA")
                ? notebook.value(LabelledData.class, "DATA", "data", "%load_data more.csv")
                : part.apply(run.data());
        notebook.expectColumns("--sensitive", sensitive, rows);
        notebook.expectLabel("--positive", positive, run.labels());
        arguments.check();
        return notebook.bind("bias", Refusals.of(notebook.magic(), () -> {
            BiasAssessment bias = BiasAssessment.empty();
            if (!sensitive.isEmpty()) {
                bias = bias.with(run.biasReport(rows, positive, sensitive.toArray(String[]::new)));
            }
            BiasAssessment found = swaps.isPresent()
                    ? bias.with(run.counterfactuals(swaps.get().get(), positive))
                    : bias;
            return Asked.of(context).note(run, found);
        }));
    }

    private static Map<String, Supplier<Counterfactuals>> swaps() {
        Map<String, Supplier<Counterfactuals>> swaps = new LinkedHashMap<>();
        swaps.put("identities", Counterfactuals::identities);
        swaps.put("names", Counterfactuals::names);
        swaps.put("pronouns", Counterfactuals::pronouns);
        return swaps;
    }

    private static JavaCall java(Notebook notebook, String positive, List<String> sensitive) {
        MagicArguments arguments = notebook.arguments();
        String run = notebook.java(FineTuned.class, "RUN", "run");
        String rows =
                arguments.isGiven("DATA") ? notebook.dataJava() : run + ".data()." + arguments.text("--split") + "()";
        String label = JavaCall.literal(positive);
        JavaCall java = JavaCall.into(notebook.target("bias"), "BiasAssessment").then("empty");
        if (!sensitive.isEmpty()) {
            String columns = String.join(", ", JavaCall.literals(sensitive));
            java = java.then("with", run + ".biasReport(" + rows + ", " + label + ", " + columns + ")");
        }
        Optional<String> swaps = arguments.optionalText("--counterfactual");
        return swaps.isPresent()
                ? java.then("with", run + ".counterfactuals(Counterfactuals." + swaps.get() + "(), " + label + ")")
                : java;
    }
}
