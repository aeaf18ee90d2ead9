package io.crema.finetune.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptCalls;
import io.crema.finetune.torchscript.ScriptArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model's code, compiled by libtorch, together with the weights that it runs on. The weights stay their owner's and
 * may be changed in place.
 */
public final class CompiledModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final IValue weights;
    private final long numbers;
    private final Device device;

    /**
     * Compiles.
     *
     * @param archive a code-only TorchScript archive
     * @param weights what the methods take as {@code w}, in that order; all of one manager
     */
    public CompiledModule(ScriptArchive archive, List<NDArray> weights) {
        this.manager = Torch.newManager();
        this.numbers = weights.stream().mapToLong(NDArray::size).sum();
        this.device = weights.isEmpty() ? Device.cpu() : weights.get(0).getDevice();
        try {
            this.block = load(manager, archive);
            this.weights = IValue.listFrom(handles(weights));
        } catch (RuntimeException e) {
            manager.close(); // and the block with it
            throw e;
        }
    }

    private static PtSymbolBlock load(PtNDManager manager, ScriptArchive archive) {
        try {
            Path file = Files.createTempFile("crema", ".pt");
            try {
                archive.writeTo(file);
                return JniUtils.loadModule(manager, file, false, new String[0], new String[0], true);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hand the model's code to libtorch through a temporary file", e);
        }
    }

    /** Runs a method in inference mode. The result belongs to {@code owner}. */
    public NDArray run(String method, NDManager owner, NDArray... inputs) {
        return Torch.predicting(() -> {
            try (IValue in = IValue.listFrom(handles(here(List.of(inputs))));
                    IValue out = ScriptCalls.run(block, method, false, weights, in)) {
                return out.toTensor((PtNDManager) owner);
            }
        });
    }

    /** Runs a method that gives several results, in inference mode. They belong to {@code owner}. */
    public List<NDArray> runForAll(String method, NDManager owner, List<NDArray> inputs) {
        return Torch.predicting(() -> {
            try (IValue in = IValue.listFrom(handles(here(inputs)));
                    IValue out = ScriptCalls.run(block, method, false, weights, in)) {
                return List.<NDArray>of(out.toTensorArray((PtNDManager) owner));
            }
        });
    }

    /**
     * Runs a method that differentiates by its inputs and gives several results, which belong to {@code owner}.
     *
     * @param output which of the model's outputs is differentiated
     */
    public List<NDArray> differentiate(String method, NDManager owner, List<NDArray> inputs, long output) {
        return Torch.differentiating(() -> {
            try (IValue in = IValue.listFrom(handles(here(inputs)));
                    IValue which = IValue.from(output);
                    IValue out = ScriptCalls.run(block, method, true, weights, in, which)) {
                return List.<NDArray>of(out.toTensorArray((PtNDManager) owner));
            }
        });
    }

    /** Arrays where the weights are: themselves on the processor, and else copies that are freed with them. */
    List<NDArray> here(List<NDArray> arrays) {
        return device.isGpu()
                ? arrays.stream().map(array -> array.toDevice(device, false)).toList()
                : arrays;
    }

    IValue weights() {
        return weights;
    }

    /** How many numbers all weights have. */
    long numbers() {
        return numbers;
    }

    PtSymbolBlock block() {
        return block;
    }

    static PtNDArray[] handles(List<NDArray> arrays) {
        return arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
    }

    @Override
    public void close() {
        weights.close();
        block.close();
        manager.close();
    }
}
