package io.crema.finetune.model;

import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.weights.ModelSource;
import java.util.List;
import java.util.function.Consumer;

/** Makes pretrained models: of a checkpoint, or of a configuration alone with weights drawn from a seed. */
final class Loading {
    private Loading() {}

    /** The model that a checkpoint is. */
    static Pretrained of(ModelSource source, int maxLength, ComputeDevice device) {
        Backbone backbone = Families.backbone(source);
        return built(
                source,
                backbone,
                source.labels(),
                maxLength,
                device,
                weights -> weights.putAll(source.weights(), backbone, name -> true));
    }

    /** A model of which only the configuration counts: every weight is drawn from the seed. */
    static Pretrained drawn(ModelSource source, int maxLength, long seed) {
        Backbone backbone = Families.backbone(source);
        var initialization = Initialization.he(seed);
        return built(
                source,
                backbone,
                List.of(),
                maxLength,
                ComputeDevice.CPU,
                weights -> Network.encoder(backbone, backbone.pooling(), Numerics.USUAL)
                        .parameters()
                        .forEach(parameter -> weights.put(parameter.name(), initialization.of(parameter))));
    }

    private static Pretrained built(
            ModelSource source,
            Backbone backbone,
            List<String> labels,
            int maxLength,
            ComputeDevice device,
            Consumer<Weights> filling) {
        NativeMemory.reclaim();
        Preprocessor preprocessor = backbone.preprocessor(source, maxLength);
        var weights = new Weights(device);
        return NativeMemory.orRelease(
                () -> {
                    filling.accept(weights);
                    return new Pretrained(
                            source,
                            backbone,
                            preprocessor,
                            Pooling.of(source.pooling(), backbone, weights),
                            labels,
                            weights);
                },
                weights,
                preprocessor);
    }
}
