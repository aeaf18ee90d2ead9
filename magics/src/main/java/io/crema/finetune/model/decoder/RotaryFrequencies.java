package io.crema.finetune.model.decoder;

import io.crema.finetune.model.ModelConfig;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** How fast each pair of a head's numbers turns with the position (Su et al. 2021, arXiv:2104.09864). */
final class RotaryFrequencies {
    private static final String[] MORE_TYPES = {"linear", "llama3"};

    private RotaryFrequencies() {}

    /** Reads {@code rope_parameters}, or {@code rope_theta} and {@code rope_scaling} as they were called before. */
    static List<Double> read(ModelConfig config, int headSize) {
        boolean together = config.has("rope_parameters");
        ModelConfig scaling = config.part(together ? "rope_parameters" : "rope_scaling");
        double base = (together ? scaling : config).positive("rope_theta", 10000);
        String type = scaling.oneOf(scaling.has("rope_type") ? "rope_type" : "type", "default", MORE_TYPES);
        config.require(
                config.part("rope_parameters").positive("partial_rotary_factor", 1) == 1,
                "partial_rotary_factor is not supported: all of a head must turn");
        DoubleUnaryOperator scaled = scaled(type, scaling, config);
        return IntStream.range(0, headSize / 2)
                .mapToDouble(pair -> Math.pow(base, -2.0 * pair / headSize))
                .map(scaled)
                .boxed()
                .toList();
    }

    private static DoubleUnaryOperator scaled(String type, ModelConfig scaling, ModelConfig config) {
        if (type.equals("linear")) {
            double factor = scaling.positive("factor", 1);
            return frequency -> frequency / factor;
        } else if (type.equals("llama3")) {
            return llama3(scaling, config);
        }
        return frequency -> frequency;
    }

    /**
     * Slow pairs are slowed further, fast ones left as they are, those between by a share of both (Dubey et al. 2024,
     * arXiv:2407.21783).
     */
    private static DoubleUnaryOperator llama3(ModelConfig scaling, ModelConfig config) {
        double factor = scaling.positive("factor", 8);
        double low = scaling.positive("low_freq_factor", 1);
        double high = scaling.positive("high_freq_factor", 4);
        double trained =
                scaling.positive("original_max_position_embeddings", config.positive("max_position_embeddings", 8192));
        config.require(high > low, "high_freq_factor " + high + " must be above low_freq_factor " + low);
        return frequency -> {
            double turns = trained * frequency / (2 * Math.PI); // over the length it was trained on
            double kept = Math.max(0, Math.min(1, (turns - low) / (high - low)));
            return frequency * (kept + (1 - kept) / factor);
        };
    }
}
