package io.crema.magics;

import io.crema.finetune.EvaluationOptions;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.MultiLabelMetric;
import io.crema.finetune.metrics.RegressionMetric;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import io.crema.kernel.magic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code %evaluate} can be asked besides the usual, as options and as the Java that does the same. */
record EvaluationArguments(MagicArguments arguments, EvaluationOptions options, List<BaselineKind> baselines) {

    static MagicSyntax addTo(MagicSyntax syntax) {
        return syntax.option(
                        "--metrics",
                        "M1,M2",
                        "",
                        "which, the first decides: macro_f1, accuracy, roc_auc, ece, rmse ...; all that fit if nothing"
                                + " is named")
                .option("--ci", "LEVEL", "0.95", "how often the intervals hold the true value")
                .option("--slices", "C1,C2", "", "columns whose values part the rows, each part with its own numbers")
                .flag("--calibration", "how far the probabilities can be trusted, before and after temperature scaling")
                .option("--errors", "N", "0", "shows so many of the errors of which the model was surest")
                .option(
                        "--baselines",
                        "K1,K2",
                        "",
                        "what stands beside the model: " + BaselineKind.known()
                                + "; majority and tfidf or pixels if nothing is named");
    }

    /** Reads the options; what is wrong with them is noted. */
    static EvaluationArguments of(MagicArguments arguments) {
        EvaluationOptions options = EvaluationOptions.usual()
                .metrics(metrics(arguments).toArray(String[]::new))
                .level(arguments.number("--ci", Range.between(0.5, 0.999)))
                .slices(listed(arguments, "--slices").toArray(String[]::new))
                .errors(arguments.integer("--errors", Range.between(0, 1000)));
        return new EvaluationArguments(
                arguments,
                arguments.flag("--calibration") ? options.calibration() : options,
                arguments.isGiven("--baselines") ? BaselineKind.of(arguments, "--baselines") : List.of());
    }

    private static List<String> listed(MagicArguments arguments, String option) {
        return arguments.isGiven(option) ? arguments.list(option) : List.of();
    }

    private static List<String> metrics(MagicArguments arguments) {
        List<String> named = listed(arguments, "--metrics");
        List<String> known = Stream.of(Metrics.all(), MultiLabelMetric.all(), RegressionMetric.all())
                .flatMap(List::stream)
                .map(Measure::name)
                .distinct()
                .toList();
        for (String name : named) {
            if (!known.contains(name)) {
                arguments.problem("--metrics takes " + String.join(", ", known) + ", not \"" + name + "\""
                        + Suggestion.closest(name, known)
                                .map(close -> ". Did you mean " + close + "?")
                                .orElse(""));
            }
        }
        return named;
    }

    /** The options with the baselines made, now that there is a model. */
    EvaluationOptions with(Pretrained model, Progress progress) {
        var asked = BaselineKind.Asked.of(Optional.of(model), arguments.seed(), progress);
        return baselines.isEmpty() ? options : options.against(BaselineKind.made(baselines, asked));
    }

    /** Whether there is more than the usual. */
    boolean isMore() {
        return !options.equals(EvaluationOptions.usual()) || !baselines.isEmpty();
    }

    /** The options as Java. */
    String java(String run) {
        String java = "EvaluationOptions.usual()";
        java += options.metrics().isEmpty() ? "" : call("metrics", texts(options.metrics()));
        java += arguments.isGiven("--ci") ? call("level", String.valueOf(options.level())) : "";
        java += options.slices().isEmpty() ? "" : call("slices", texts(options.slices()));
        java += options.calibrated() ? call("calibration", "") : "";
        java += options.errors() > 0 ? call("errors", String.valueOf(options.errors())) : "";
        String model = run + ".classifier().pretrained()";
        return java
                + (baselines.isEmpty() ? "" : call("against", BaselineKind.java(baselines, model, arguments.seed())));
    }

    private static String texts(List<String> texts) {
        return String.join(", ", JavaCall.literals(texts));
    }

    private static String call(String method, String arguments) {
        return "." + method + "(" + arguments + ")";
    }
}
