package io.crema.finetune.checkpoint;

import io.crema.finetune.strategy.TraineeState;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of the best epochs, which are averaged in the end, as a file: {@code 0.8125/3} is an epoch's fourth. */
final class RememberedEpochs {
    private RememberedEpochs() {}

    static void write(Path file, TraineeState state) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        state.remembered().forEach((gain, weights) -> {
            for (int i = 0; i < weights.length; i++) {
                tensors.put(gain + "/" + i, FloatTensor.of(weights[i], weights[i].length));
            }
        });
        Safetensors.write(file, tensors);
    }

    static void read(Path file, TraineeState state) {
        int count = state.weights().size();
        Safetensors.read(file).forEach((name, entry) -> {
            int slash = name.indexOf('/');
            float[][] epoch = state.remembered()
                    .computeIfAbsent(Double.valueOf(name.substring(0, slash)), gain -> new float[count][]);
            epoch[Integer.parseInt(name.substring(slash + 1))] =
                    entry.toFloats().toArray();
        });
    }
}
