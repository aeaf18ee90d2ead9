package io.crema.finetune.model.resnet;

import io.crema.finetune.expression.Convolutions;
import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.ImageBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.BatchNorm;
import io.crema.finetune.model.layer.Convolution;
import io.crema.finetune.model.layer.Linear;
import io.crema.finetune.model.resnet.ResNetConfig.Stage;
import java.util.List;

/** ResNet's forward pass: a stem, stages of residual blocks, and the mean over what is left of the picture. */
record ResNetBackbone(ResNetConfig config) implements ImageBackbone {
    private static final WeightNames NAMES =
            new WeightNames("resnet", List.of("embedder", "encoder"), "encoder.stages");

    /** Of smaller pictures the layers have more weights than pixels in a batch of 16 to 32. */
    private static final int LARGE = 8;

    /** The stem's pictures are pooled before what is below 0 is cut: the same, on a quarter of the numbers. */
    @Override
    public Tensor features(Scope scope, Tensor pixels) {
        Scope stem = scope.in("embedder").in("embedder");
        Tensor x = Convolutions.channelsLast(pixels);
        x = normalised(stem, x, config.embeddingSize(), 7, 2); // (B, 3, H, W) -> (B, E, H/2, W/2)
        x = Convolutions.maxPool2d(x, 3, 2, 1).relu(); // (B, E, H/4, W/4)
        for (int stage = 0; stage < config.stages().size(); stage++) {
            Scope at = scope.in("encoder").in("stages").in(Integer.toString(stage));
            x = stage(at, config.stages().get(stage), x); // (B, C, H/4, W/4), then halved by every stage
        }
        Tensor mean = Convolutions.adaptiveAvgPool2d(x, 1, 1); // (B, C, 1, 1)
        return mean.reshape(mean.shape().dim(0), hiddenSize()); // (B, C)
    }

    private Tensor stage(Scope scope, Stage stage, Tensor x) {
        Tensor y = length(x, 2) / stage.stride() < LARGE ? Convolutions.channelsFirst(x) : x;
        for (int block = 0; block < stage.blocks(); block++) {
            Scope at = scope.in("layers").in(Integer.toString(block));
            y = block(at, y, stage.channels(), block == 0 ? stage.stride() : 1);
        }
        return y;
    }

    /** {@code relu(x + F(x))}; where F changes the shape, x goes through a 1x1 convolution. */
    private Tensor block(Scope scope, Tensor x, int channels, int stride) {
        boolean sameShape = stride == 1 && channelsOf(x) == channels;
        Tensor shortcut = sameShape ? x : normalised(scope.in("shortcut"), x, channels, 1, stride);
        Scope layer = scope.in("layer");
        Tensor residual =
                config.bottlenecks() ? bottleneck(layer, x, channels, stride) : basic(layer, x, channels, stride);
        return residual.plus(shortcut).relu();
    }

    private Tensor basic(Scope layer, Tensor x, int channels, int stride) {
        Tensor y = normalised(layer.in("0"), x, channels, 3, stride).relu(); // (B, C, H/stride, W/stride)
        return normalised(layer.in("1"), y, channels, 3, 1);
    }

    private Tensor bottleneck(Scope layer, Tensor x, int channels, int stride) {
        int reduced = channels / ResNetConfig.REDUCTION;
        boolean early = config.strideInReduction();
        Tensor y = normalised(layer.in("0"), x, reduced, 1, early ? stride : 1).relu(); // (B, C/4, ...)
        y = normalised(layer.in("1"), y, reduced, 3, early ? 1 : stride).relu(); // (B, C/4, H/stride, W/stride)
        return normalised(layer.in("2"), y, channels, 1, 1); // (B, C, H/stride, W/stride)
    }

    private static Tensor normalised(Scope scope, Tensor x, int channels, int size, int stride) {
        Tensor convolved = Convolution.of(scope.in("convolution"), channelsOf(x), channels, size, stride)
                .apply(x);
        return BatchNorm.frozen(scope.in("normalization"), channels).apply(convolved);
    }

    private static int channelsOf(Tensor x) {
        return length(x, 1);
    }

    private static int length(Tensor x, int axis) {
        return (int) ((Dim.Fixed) x.shape().dim(axis)).length();
    }

    @Override
    public String description() {
        int convolutions = config.bottlenecks() ? 3 : 2;
        int blocks = config.stages().stream().mapToInt(Stage::blocks).sum();
        return "ResNet-" + (blocks * convolutions + 2); // the stem and the classifier are counted
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
        return config.stages().get(layers() - 1).channels();
    }

    @Override
    public int layers() {
        return config.stages().size();
    }

    /** One linear layer, which comes second to a flattening in the checkpoints' list. */
    @Override
    public Head head(int outputs) {
        return (root, features) ->
                Linear.of(root.in("classifier").in("1"), hiddenSize(), outputs).apply(features);
    }

    @Override
    public double headDropout() {
        return 0;
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
