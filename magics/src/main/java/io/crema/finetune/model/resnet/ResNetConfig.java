package io.crema.finetune.model.resnet;

import io.crema.finetune.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ResNet is made of, named as in its {@code config.json}.
 *
 * @param imageSize height and width of its pictures. The network takes any; {@code config.json} rarely says, and then
 *     it is 224
 * @param embeddingSize channels after the stem
 * @param bottlenecks whether blocks are 1x1, 3x3, 1x1 (ResNet-50 and deeper), else two of 3x3 (ResNet-18 and 34)
 * @param strideInReduction whether a bottleneck strides in its first 1x1, as the paper had it, instead of in its 3x3
 *     ("v1.5", as nearly all checkpoints do)
 * @param stages from the largest pictures to the smallest
 */
record ResNetConfig(
        int channels,
        int imageSize,
        int embeddingSize,
        boolean bottlenecks,
        boolean strideInReduction,
        List<Stage> stages) {

    /** How many times fewer channels a bottleneck has inside. */
    static final int REDUCTION = 4;

    /** Blocks that give pictures of the same size. */
    record Stage(int channels, int blocks, int stride) {}

    ResNetConfig {
        stages = List.copyOf(stages);
    }

    /** Reads and checks all settings that change what is computed. */
    static ResNetConfig read(ModelConfig config) {
        config.oneOf("hidden_act", "relu");
        boolean bottlenecks = config.oneOf("layer_type", "bottleneck", "basic").equals("bottleneck");
        boolean strideInReduction = config.flag("downsample_in_bottleneck", false);
        config.require(
                bottlenecks || !strideInReduction,
                "downsample_in_bottleneck is true, but layer_type is \"basic\" and has no bottleneck");
        ResNetConfig read = new ResNetConfig(
                config.integer("num_channels", 1, 3),
                config.integer("image_size", 1, 224),
                config.integer("embedding_size", 1, 64),
                bottlenecks,
                strideInReduction,
                stages(config, bottlenecks));
        config.requireNothingElse("out_features", "out_indices", "stage_names");
        config.check();
        return read;
    }

    private static List<Stage> stages(ModelConfig config, boolean bottlenecks) {
        List<Integer> sizes = config.sizes("hidden_sizes", 256, 512, 1024, 2048);
        List<Integer> depths = config.sizes("depths", 3, 4, 6, 3);
        boolean stridesFirst = config.flag("downsample_in_first_stage", false);
        config.require(
                sizes.size() == depths.size(),
                "hidden_sizes has " + sizes.size() + " stages, but depths has " + depths.size());
        config.require(
                !bottlenecks || sizes.stream().allMatch(size -> size % REDUCTION == 0),
                "hidden_sizes " + sizes + " of bottlenecks must be multiples of " + REDUCTION);
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < Math.min(sizes.size(), depths.size()); i++) {
            stages.add(new Stage(sizes.get(i), depths.get(i), i > 0 || stridesFirst ? 2 : 1));
        }
        return stages;
    }
}
