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
import java.util.Map;
import java.util.Optional;

/**
 * How {@code %explain} is to explain examples.
 *
 * @param seed only if one was given: a run has its own
 */
record ExplainArguments(
        Chosen chosen,
        Optional<String> target,
        Optional<AttributionBaseline> baseline,
        boolean checked,
        Optional<Long> seed) {

    /**
     * A method, and what Java calls it.
     *
     * @param argument what stands between its brackets; may be empty
     */
    record Chosen(AttributionMethod method, String name, String argument) {}

    /** Notes as problems what does not fit. */
    static ExplainArguments of(MagicArguments arguments) {
        int steps = Math.max(1, arguments.integer("--steps", Range.atLeast(1))); // a wrong one is a problem already
        int pairs = Math.max(2, steps);
        Map<String, Chosen> methods = new LinkedHashMap<>();
        methods.put("ig", new Chosen(IntegratedGradients.from(steps), "integratedGradients", Integer.toString(steps)));
        methods.put("gradient", new Chosen(new InputTimesGradient(), "inputTimesGradient", ""));
        methods.put("occlusion", new Chosen(new Occlusion(), "occlusion", ""));
        methods.put("shap", new Chosen(new ShapleyValues(pairs, arguments.seed()), "shapley", Integer.toString(pairs)));
        Map<String, AttributionBaseline> baselines = new LinkedHashMap<>();
        for (AttributionBaseline each : AttributionBaseline.values()) {
            baselines.put(each.label(), each);
        }
        return new ExplainArguments(
                arguments.choice("--method", methods),
                arguments.optionalText("--target"),
                arguments.optionalChoice("--baseline", baselines),
                arguments.flag("--faithfulness"),
                arguments.isGiven("--seed") ? Optional.of(arguments.seed()) : Optional.empty());
    }

    /** Explains so. */
    Explanations by(Explaining explaining) {
        Explaining asked = target.map(explaining::target).orElse(explaining);
        asked = baseline.map(asked::baseline).orElse(asked);
        asked = seed.map(asked::seeded).orElse(asked);
        return (checked ? asked.checked() : asked).by(chosen.method());
    }

    /** The Java that does, behind that which asks. */
    JavaCall java(JavaCall asking) {
        JavaCall call = asking;
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
        return chosen.argument().isEmpty() ? call.then(chosen.name()) : call.then(chosen.name(), chosen.argument());
    }
}
