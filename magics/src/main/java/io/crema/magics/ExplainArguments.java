package io.crema.magics;

import io.crema.finetune.explain.AttributionBaseline;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.explain.Explanations;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.Range;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    private static final String SHAPLEY = "shap";

    /**
     * A method, and what Java calls it.
     *
     * @param argument what stands between its brackets; may be empty
     */
    record Chosen(Function<Explaining, Explanations> method, String name, String argument) {
        boolean hasSteps() {
            return !argument.isEmpty();
        }
    }

    /** Notes as problems what does not fit. */
    static ExplainArguments of(MagicArguments arguments) {
        int steps = arguments.integer("--steps", Range.atLeast(1));
        Map<String, Chosen> methods = new LinkedHashMap<>();
        methods.put(
                "ig",
                new Chosen(asked -> asked.integratedGradients(steps), "integratedGradients", Integer.toString(steps)));
        methods.put("gradient", new Chosen(Explaining::inputTimesGradient, "inputTimesGradient", ""));
        methods.put("occlusion", new Chosen(Explaining::occlusion, "occlusion", ""));
        methods.put(SHAPLEY, new Chosen(asked -> asked.shapley(steps), "shapley", Integer.toString(steps)));
        Chosen chosen = arguments.choice("--method", methods);
        if (arguments.isGiven("--steps") && !chosen.hasSteps()) {
            arguments.problem("--steps goes with --method ig or shap: " + arguments.text("--method") + " has none");
        }
        if (steps == 1 && arguments.text("--method").equals(SHAPLEY)) {
            arguments.problem(
                    "--method shap takes --steps of at least 2, the pairs of orders that its errors come from");
        }
        Map<String, AttributionBaseline> baselines = new LinkedHashMap<>();
        for (AttributionBaseline each : AttributionBaseline.values()) {
            baselines.put(each.label(), each);
        }
        return new ExplainArguments(
                chosen,
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
        return chosen.method().apply(checked ? asked.checked() : asked);
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
