package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Writes a text in native calls of several tokens each. What is kept of the tokens before (the keys and values of every
 * block) stays in the engine's memory and grows there. For one thread; closing it frees that memory.
 */
public final class TokenLoop implements AutoCloseable {
    private static final long NONE = -1;

    private final CompiledModule module;
    private final long[] ends;
    private final PtNDManager manager = Torch.newManager();
    private final IValue kept;
    private NDArray scores;
    private long length;
    private long last = NONE;

    /**
     * Reads a prompt.
     *
     * @param module with methods {@code prefill} and {@code write}
     * @param prompt what {@code prefill} takes, of one row
     * @param length how many tokens the prompt has
     * @param ends the tokens after which nothing is written
     */
    public TokenLoop(CompiledModule module, List<NDArray> prompt, int length, long... ends) {
        this.module = module;
        this.ends = ends.length == 0 ? new long[] {NONE} : ends.clone(); // the bridge makes no empty list
        this.length = length;
        try {
            List<NDArray> read = module.runForAll("prefill", manager, prompt);
            scores = read.get(0);
            List<NDArray> keysAndValues = read.subList(1, read.size());
            kept = IValue.listFrom(CompiledModule.handles(keysAndValues));
            keysAndValues.forEach(NDArray::close); // the list has them now, and replaces them as it grows
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Writes tokens: one for each point, or fewer if one of them ends the text.
     *
     * @param temperature by which scores are divided; 0 takes the best
     * @param topK how many of the best are drawn from; 0 for all
     * @param topP what those that are drawn from have of the probability, in (0,1]
     * @param points in [0,1), each drawing a token
     */
    public long[] write(double temperature, int topK, double topP, double... points) {
        return Torch.predicting(() -> {
            try (var in = new Arguments()) {
                in.lent(module.weights())
                        .lent(kept)
                        .own(IValue.from((PtNDArray) scores))
                        .own(IValue.from(length))
                        .own(IValue.from(last))
                        .own(IValue.listFrom(ends))
                        .own(IValue.from(temperature))
                        .own(IValue.from((long) topK))
                        .own(IValue.from(topP))
                        .own(IValue.listFrom(points));
                try (IValue out = in.ask(module.block(), "write")) {
                    NDArray[] results = out.toTensorArray(manager);
                    return wrote(results[0], results[1]);
                }
            }
        });
    }

    private long[] wrote(NDArray tokens, NDArray next) {
        scores.close();
        scores = next;
        long[] ids = tokens.toLongArray();
        tokens.close();
        length += last == NONE ? ids.length - 1 : ids.length; // the last token is read when the next is asked for
        last = ids[ids.length - 1];
        return ids;
    }

    /** The scores that the last token was chosen by, or the first will be: of every token, before a softmax. */
    public float[] scores() {
        return scores.toFloatArray();
    }

    @Override
    public void close() {
        kept.close();
        manager.close();
    }
}
