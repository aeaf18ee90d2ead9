package io.crema.finetune.model.cnn;

import io.crema.finetune.model.ModelConfig;
import java.util.List;

/**
 * What a small CNN is made of, named as in its {@code config.json}.
 *
 * @param channels colours of a pixel, {@code num_channels}
 * @param imageSize height and width of its pictures
 * @param hiddenSizes channels after each block
 * @param dropout in front of the classifier, in [0,1)
 */
record CnnConfig(int channels, int imageSize, List<Integer> hiddenSizes, double dropout) {
    CnnConfig {
        hiddenSizes = List.copyOf(hiddenSizes);
    }

    /** Reads and checks all settings. */
    static CnnConfig read(ModelConfig config) {
        CnnConfig read = new CnnConfig(
                config.integer("num_channels", 1, 1),
                config.integer("image_size", 1, 28),
                config.sizes("hidden_sizes", 16, 32, 64),
                config.fraction("classifier_dropout", 0));
        int halvings = read.hiddenSizes().size();
        config.require(
                halvings < Integer.SIZE - 1 && read.imageSize() >> halvings > 0,
                "image_size " + read.imageSize() + " cannot be halved by the " + halvings + " blocks of hidden_sizes");
        config.requireNothingElse();
        config.check();
        return read;
    }
}
