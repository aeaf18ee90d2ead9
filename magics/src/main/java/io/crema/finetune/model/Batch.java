package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.crema.finetune.engine.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Some examples as a model takes them. Closing it frees its arrays.
 *
 * @param manager owns the arrays
 * @param arrays in the order of the model's inputs, the first axis of each being the examples
 */
public record Batch(PtNDManager manager, List<NDArray> arrays) implements AutoCloseable {
    public Batch {
        arrays = List.copyOf(arrays);
    }

    /** Makes the arrays in a manager that the batch owns; it is closed if that fails. */
    public static Batch of(Function<PtNDManager, List<NDArray>> arrays) {
        PtNDManager manager = Torch.newManager();
        return NativeMemory.orRelease(() -> new Batch(manager, arrays.apply(manager)), manager);
    }

    /** The arrays, and what is to be learned of these examples after them. */
    public NDArray[] with(NDArray targets) {
        List<NDArray> all = new ArrayList<>(arrays);
        all.add(targets);
        return all.toArray(NDArray[]::new);
    }

    @Override
    public void close() {
        manager.close();
    }
}
