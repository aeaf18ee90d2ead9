package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.crema.finetune.engine.UpdateRule.Moment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What an optimiser remembers of its weights, by name: {@code first_moment.classifier.weight}. */
final class OptimizerState implements AutoCloseable {
    private final PtNDManager manager = Torch.newManager();
    private final Map<String, NDArray> byName = new LinkedHashMap<>();

    /** What is remembered of a weight: zeros, if nothing was before. */
    NDArray of(Moment moment, NDArray weight) {
        Shape shape = moment.scalar() ? new Shape() : weight.getShape();
        return byName.computeIfAbsent(
                name(moment.name(), weight), name -> manager.zeros(shape, DataType.FLOAT32, weight.getDevice()));
    }

    /** The moving average of a weight, which begins as a copy of it. */
    NDArray averageOf(NDArray weight) {
        updates();
        return byName.computeIfAbsent(name("average", weight), name -> {
            NDArray copy = weight.duplicate();
            copy.attach(manager);
            return copy;
        });
    }

    /** Counts a step that averages; gives how many there were. */
    long countUpdate() {
        NDArray updates = updates();
        float count = updates.getFloat() + 1;
        updates.set(new float[] {count});
        return (long) count;
    }

    private NDArray updates() {
        return byName.computeIfAbsent("updates", name -> manager.zeros(new Shape(), DataType.FLOAT32));
    }

    private static String name(String moment, NDArray weight) {
        return moment + "." + weight.getName();
    }

    Map<String, NDArray> all() {
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Copies values in.
     *
     * @throws IllegalArgumentException if they are not of the same names and shapes; nothing is copied then
     */
    void set(Map<String, NDArray> values) {
        if (!values.keySet().equals(byName.keySet())) {
            Set<String> missing = new TreeSet<>(byName.keySet());
            missing.removeAll(values.keySet());
            Set<String> unknown = new TreeSet<>(values.keySet());
            unknown.removeAll(byName.keySet());
            throw new IllegalArgumentException("this optimiser's state is another one's: it lacks " + missing
                    + " and has " + unknown + " besides");
        }
        values.forEach((name, value) -> {
            Shape mine = Objects.requireNonNull(byName.get(name)).getShape();
            if (!mine.equals(value.getShape())) {
                throw new IllegalArgumentException(
                        "the optimiser's " + name + " has shape " + mine + ", not " + value.getShape());
            }
        });
        values.forEach((name, value) -> Objects.requireNonNull(byName.get(name)).set(value.toByteBuffer()));
    }

    @Override
    public void close() {
        manager.close();
    }
}
