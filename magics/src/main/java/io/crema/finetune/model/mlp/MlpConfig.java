package io.crema.finetune.model.mlp;

import io.crema.finetune.model.ModelConfig;
import java.util.List;

/**
 * What a multilayer perceptron is made of, named as in its {@code config.json}.
 *
 * @param features numbers in a row, {@code num_features}
 * @param hiddenSizes of its layers; none make it a logistic regression
 * @param dropout after every layer, in [0,1)
 */
record MlpConfig(int features, List<Integer> hiddenSizes, double dropout) {
    MlpConfig {
        hiddenSizes = List.copyOf(hiddenSizes);
    }

    /** Reads and checks all settings. */
    static MlpConfig read(ModelConfig config) {
        MlpConfig read = new MlpConfig(
                config.size("num_features"),
                config.isEmptyList("hidden_sizes") ? List.of() : config.sizes("hidden_sizes", 64, 32),
                config.fraction("hidden_dropout_prob", 0.1));
        config.requireNothingElse();
        config.check();
        return read;
    }
}
