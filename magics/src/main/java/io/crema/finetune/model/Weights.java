package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.WeightsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Named weights in the engine's memory. Closing frees those that are its own; shared ones stay their owner's. */
public final class Weights implements AutoCloseable {
    private final ComputeDevice device;
    private final PtNDManager manager;
    private final Map<String, NDArray> byName = new LinkedHashMap<>();
    private final Set<String> own = new HashSet<>();

    /** None yet, on the processor. */
    Weights() {
        this(ComputeDevice.CPU);
    }

    /** None yet, on a device. */
    Weights(ComputeDevice device) {
        this.device = device;
        this.manager = Torch.newManager(device);
    }

    /** Where they lie. */
    ComputeDevice device() {
        return device;
    }

    /** Copies a tensor into the engine's own memory. */
    void put(String name, FloatTensor tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        NDArray weight = manager.create(new Shape(shape));
        TensorValues.fill(weight, tensor::writeTo);
        weight.setName(name);
        byName.put(name, weight);
        own.add(name);
    }

    /** Copies a checkpoint's tensors into the engine: those of the names in the model that are wanted. */
    void putAll(Map<String, FloatTensor> tensors, Body body, Predicate<String> wanted) {
        tensors.forEach((name, tensor) -> {
            String ours = body.weightName(name);
            if (wanted.test(ours)) {
                put(ours, tensor);
            }
        });
    }

    /** These weights, the chosen ones copied and the others shared, which must outlive the result. */
    Weights derived(Predicate<String> copied) {
        var derived = new Weights(device);
        return NativeMemory.orRelease(
                () -> {
                    byName.forEach((name, weight) ->
                            derived.byName.put(name, copied.test(name) ? derived.copy(name, weight) : weight));
                    return derived;
                },
                derived);
    }

    private NDArray copy(String name, NDArray weight) {
        NDArray copy = weight.duplicate();
        copy.attach(manager);
        copy.setName(name);
        own.add(name);
        return copy;
    }

    /**
     * A weight.
     *
     * @throws WeightsException if there is none of that name
     */
    NDArray named(String name) {
        NDArray weight = byName.get(name);
        if (weight == null) {
            throw new WeightsException("there is no weight " + name);
        }
        return weight;
    }

    /** Whether a weight is freed with these, and not another's. */
    boolean owns(String name) {
        return own.contains(name);
    }

    /** Whether there is a weight of that name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Whether there are weights of all these names. */
    boolean hasAll(List<Parameter> parameters) {
        return parameters.stream().allMatch(parameter -> has(parameter.name()));
    }

    /**
     * The weights that a network takes, in its order.
     *
     * @throws WeightsException naming what is missing and what has another shape
     */
    public List<NDArray> of(List<Parameter> parameters) {
        return parameters.stream().map(this::of).toList();
    }

    private NDArray of(Parameter parameter) {
        @Nullable NDArray weight = byName.get(parameter.name());
        if (weight == null) {
            throw new WeightsException("the checkpoint has no weight " + parameter.name() + " " + parameter.shape()
                    + ", which its config.json asks for");
        }
        if (!weight.getShape().equals(new Shape(parameter.shape().lengths()))) {
            throw new WeightsException("the checkpoint's " + parameter.name() + " has shape " + weight.getShape()
                    + ", but its config.json asks for " + parameter.shape());
        }
        return weight;
    }

    /** SHA-256 over all names, shapes and values, in hexadecimal. */
    String contentHash() {
        MessageDigest digest = sha256();
        new TreeMap<>(byName).forEach((name, weight) -> {
            digest.update((name + weight.getShape()).getBytes(StandardCharsets.UTF_8));
            digest.update(weight.toByteBuffer(true));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** How many numbers are learned; buffers are not. */
    static long count(List<Parameter> parameters) {
        return parameters.stream()
                .filter(Parameter::learned)
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
    }

    @Override
    public void close() {
        manager.close();
    }
}
