package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model's weights as a safetensors file, under the names that its family gives them. */
final class WeightsFile {
    private static final String MEAN = ".running_mean";
    private static final String COUNT = ".num_batches_tracked";

    private WeightsFile() {}

    /** Writes one weight after the other. */
    static void write(Path file, Trainable model) throws IOException {
        List<Parameter> parameters = model.network().parameters();
        Map<String, NDArray> weights = new LinkedHashMap<>();
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray weight = model.weights().get(i);
            weights.put(parameters.get(i).name(), weight);
            shapes.put(
                    parameters.get(i).name(),
                    Arrays.stream(weight.getShape().getShape()).boxed().toList());
        }
        Safetensors.write(
                file,
                batchCounts(shapes.keySet()),
                shapes,
                name -> TensorValues.of(Objects.requireNonNull(weights.get(name))));
    }

    /** Batch norms of PyTorch count their batches, too. Nothing computes with it, but Python misses it where it lacks. */
    private static Map<String, Long> batchCounts(Set<String> names) {
        Map<String, Long> counts = new LinkedHashMap<>();
        names.stream()
                .filter(name -> name.endsWith(MEAN))
                .forEach(name -> counts.put(name.substring(0, name.length() - MEAN.length()) + COUNT, 0L));
        return counts;
    }
}
