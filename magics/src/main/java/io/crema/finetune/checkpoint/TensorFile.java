package io.crema.finetune.checkpoint;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Named arrays of the engine as a safetensors file. */
final class TensorFile {
    private TensorFile() {}

    /** Writes the values of now, one array after the other. */
    static void write(Path file, Map<String, NDArray> arrays) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, shape(array)));
        Safetensors.write(file, shapes, name -> TensorValues.of(Objects.requireNonNull(arrays.get(name))));
    }

    /** Whether two lists of arrays have the same names and the same values, to the bit. */
    static boolean isSame(Map<String, NDArray> some, Map<String, NDArray> others) {
        return some.keySet().equals(others.keySet())
                && some.keySet().stream().allMatch(name -> bits(some, name).mismatch(bits(others, name)) < 0);
    }

    private static ByteBuffer bits(Map<String, NDArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name)).toByteBuffer(true);
    }

    /**
     * Puts a file's values in place of the arrays'.
     *
     * @throws CheckpointException if it has other names or shapes; nothing has changed then
     */
    static void readInto(Path file, Map<String, NDArray> arrays) {
        Map<String, FloatTensor> values = new LinkedHashMap<>();
        Safetensors.read(file).forEach((name, entry) -> values.put(name, entry.toFloats()));
        if (!values.keySet().equals(arrays.keySet())) {
            throw different(file, values.size() + " tensors, not the " + arrays.size() + " that are trained here");
        }
        arrays.forEach((name, array) -> {
            List<Long> shape = tensor(values, name).shape();
            if (!shape.equals(shape(array))) {
                throw different(file, name + " in the shape " + shape + ", not " + array.getShape());
            }
        });
        Torch.withoutGradients(() -> arrays.forEach(
                (name, array) -> TensorValues.fill(array, tensor(values, name).values())));
    }

    private static FloatTensor tensor(Map<String, FloatTensor> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private static CheckpointException different(Path file, String what) {
        return new CheckpointException(file + " has " + what, "Resume with the model and the strategy of that run");
    }

    private static List<Long> shape(NDArray array) {
        return Arrays.stream(array.getShape().getShape()).boxed().toList();
    }
}
