package io.crema.pretraining;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuning;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the weights of {@code small-cnn}: trains it from random weights to tell ten kinds of clothes apart, and writes the
 * body without its head.
 *
 * <p>The first argument is Fashion-MNIST's file of training pictures with the labels beside it, the second the file to
 * write. The weights that ship were made from the first 6,000 pictures.
 */
public final class SmallCnn {
    private static final long SEED = 42;
    private static final int EPOCHS = 25;

    private SmallCnn() {}

    public static void main(String[] arguments) {
        LabelledData clothes = LabelledData.read(Path.of(arguments[0]));
        var parts = clothes.split(Split.stratified(.85, .1, .05).seed(SEED))
                .augmented(Augmentation.NONE.withFlip().withShift(.1));
        try (Pretrained untrained = Pretrained.untrained(ModelSource.find("small-cnn"), 128, SEED);
                FineTuned trained = FineTuning.of(untrained)
                        .on(parts)
                        .strategy(new FullFineTune(1))
                        .epochs(EPOCHS)
                        .learningRate(3e-3)
                        .batchSize(64)
                        .patience(EPOCHS)
                        .seed(SEED)
                        .fit()) {
            trained.outcome().history().forEach(System.out::println);
            Safetensors.write(Path.of(arguments[1]), body(trained));
        }
    }

    private static Map<String, FloatTensor> body(FineTuned trained) {
        List<Parameter> parameters = trained.classifier().network().parameters();
        List<NDArray> weights = trained.classifier().weights();
        Map<String, FloatTensor> body = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (trained.classifier().backbone().owns(parameter.name())) {
                float[] values = weights.get(i).toFloatArray();
                body.put(
                        parameter.name(),
                        FloatTensor.of(values, parameter.shape().lengths()));
            }
        }
        return body;
    }
}
