package io.crema.magics;

import io.crema.finetune.explain.AttributionBaseline;
import io.crema.finetune.explain.AttributionMethod;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.explain.Explanations;
import io.crema.finetune.explain.InputTimesGradient;
import io.crema.finetune.explain.IntegratedGradients;
import io.crema.finetune.explain.Occlusion;
import io.crema.finetune.explain.ShapleyValues;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How {@code %explain} is to explain.
 *
 * @param java the method as Java has it: {@code integratedGradients(50)}
 * @param seed only if one was given: a run has its own
 */
record ExplainArguments(
        AttributionMethod method,
        Named java,
        Optional<String> target,
        Optional<AttributionBaseline> baseline,
        boolean checked,
        Optional<Long> seed,
        String split) {

    /** A method's name and what stands between its brackets. */
    record Named(String method, String argument) {}

    /** Notes as problems what does not fit. */
    static ExplainArguments of(MagicArguments arguments) {
        int steps = Math.max(1, arguments.integer("--steps", Range.atLeast(1))); // a wrong one is a problem already
        Map<String, AttributionMethod> methods = new LinkedHashMap<>();
        methods.put("ig", IntegratedGradients.from(steps));
        methods.put("gradient", new InputTimesGradient());
        methods.put("occlusion", new Occlusion());
        methods.put("shap", new ShapleyValues(Math.max(2, steps), arguments.seed()));
        Map<String, Named> names = Map.of(
                "ig", new Named("integratedGradients", Integer.toString(steps)),
                "gradient", new Named("inputTimesGradient", ""),
                "occlusion", new Named("occlusion", ""),
                "shap", new Named("shapley", Integer.toString(Math.max(2, steps))));
        Map<String, AttributionBaseline> baselines = new LinkedHashMap<>();
        for (AttributionBaseline each : AttributionBaseline.values()) {
            baselines.put(each.label(), each);
        }
        arguments.choice("--split", EvaluateMagic.parts());
        return new ExplainArguments(
                arguments.choice("--method", methods),
                arguments.choice("--method", names),
                arguments.optionalText("--target"),
                arguments.optionalChoice("--baseline", baselines),
                arguments.flag("--faithfulness"),
                arguments.isGiven("--seed") ? Optional.of(arguments.seed()) : Optional.empty(),
                arguments.text("--split"));
    }

    /** Explains so. */
    Explanations by(Explaining explaining) {
        Explaining asked = target.map(explaining::target).orElse(explaining);
        asked = baseline.map(asked::baseline).orElse(asked);
        asked = seed.map(asked::seeded).orElse(asked);
        return (checked ? asked.checked() : asked).by(method);
    }

    /** The Java that does. */
    JavaCall java(JavaCall run, List<String> texts, OptionalInt row, OptionalInt errors) {
        JavaCall call;
        if (row.isPresent()) {
            call = run.then("explainRow", Integer.toString(row.getAsInt()));
        } else if (errors.isPresent()) {
            String part = run.statement().substring(run.statement().indexOf('=') + 2) + ".data()." + split + "()";
            call = run.then("explainErrors", part, Integer.toString(errors.getAsInt()));
        } else {
            call = run.then("explain", JavaCall.literals(texts));
        }
        if (target.isPresent()) {
            call = call.then("target", JavaCall.literal(target.get()));
        }
        if (baseline.isPresent()) {
            call = call.then("baseline", "AttributionBaseline." + baseline.get().name());
        }
        if (seed.isPresent()) {
            call = call.then("seeded", JavaCall.literal(seed.get()));
        }
        if (checked) {
            call = call.then("checked");
        }
        return java.argument().isEmpty() ? call.then(java.method()) : call.then(java.method(), java.argument());
    }
}
