package io.crema.finetune.model.cnn;

import io.crema.finetune.expression.Convolutions;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.ImageBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.BatchNorm;
import io.crema.finetune.model.layer.Convolution;
import java.util.List;

/** The small CNN's forward pass: blocks that halve the picture, and the mean over what is left of it. */
record CnnBackbone(CnnConfig config) implements ImageBackbone {
    private static final WeightNames NAMES = new WeightNames("cnn", List.of("blocks"), "blocks");

    @Override
    public Tensor features(Scope scope, Tensor pixels) {
        Tensor x = pixels; // (B, channels, H, W)
        int in = config.channels();
        for (int i = 0; i < layers(); i++) {
            int out = config.hiddenSizes().get(i);
            Scope block = scope.in("blocks").in(Integer.toString(i));
            Tensor convolved =
                    Convolution.of(block.in("convolution"), in, out, 3, 1).apply(x);
            x = BatchNorm.learning(block.in("normalization"), out)
                    .apply(convolved)
                    .relu();
            x = Convolutions.maxPool2d(x, 2, 2, 0); // (B, out, H/2, W/2)
            in = out;
        }
        Tensor mean = Convolutions.adaptiveAvgPool2d(x, 1, 1); // (B, C, 1, 1)
        return mean.reshape(mean.shape().dim(0), hiddenSize()); // (B, C)
    }

    @Override
    public String description() {
        return "small CNN, " + layers() + " blocks up to " + hiddenSize() + " channels";
    }

    @Override
    public int channels() {
        return config.channels();
    }

    @Override
    public int imageSize() {
        return config.imageSize();
    }

    @Override
    public int hiddenSize() {
        return config.hiddenSizes().get(layers() - 1);
    }

    @Override
    public int layers() {
        return config.hiddenSizes().size();
    }

    @Override
    public double headDropout() {
        return config.dropout();
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
