package io.crema.finetune.checkpoint;

import io.crema.finetune.strategy.BestEpoch;
import io.crema.finetune.strategy.TraineeState;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The weights of the best epochs, which are averaged in the end, as a file: {@code 1/0.8125/3} is the fourth of the
 * second one kept, of that gain.
 */
final class RememberedEpochs {
    private RememberedEpochs() {}

    static void write(Path file, TraineeState state) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Map<String, float[]> values = new LinkedHashMap<>();
        List<BestEpoch> epochs = state.remembered();
        for (int place = 0; place < epochs.size(); place++) {
            List<float[]> weights = epochs.get(place).weights();
            for (int i = 0; i < weights.size(); i++) {
                String name = place + "/" + epochs.get(place).gain() + "/" + i;
                shapes.put(name, List.of((long) weights.get(i).length));
                values.put(name, weights.get(i));
            }
        }
        Safetensors.write(file, shapes, name -> FloatBuffer.wrap(Objects.requireNonNull(values.get(name))));
    }

    static void read(Path file, TraineeState state) {
        Map<Integer, List<float[]>> weights = new TreeMap<>();
        Map<Integer, Double> gains = new TreeMap<>();
        Safetensors.read(file).forEach((name, entry) -> { // in the order in which they were written
            String[] parts = name.split("/", -1);
            int place = Integer.parseInt(parts[0]);
            gains.put(place, Double.parseDouble(parts[1]));
            weights.computeIfAbsent(place, first -> new ArrayList<>())
                    .add(entry.toFloats().toArray());
        });
        weights.forEach((place, epoch) ->
                state.remembered().add(new BestEpoch(Objects.requireNonNull(gains.get(place)), epoch)));
    }
}
