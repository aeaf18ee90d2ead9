package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.Torch;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A text that is being written, token by token: the scores of the next one, and the keys and values of all before it.
 * Closing it frees these. For one thread.
 */
public final class Decoding implements AutoCloseable {
    private final LanguageModel model;
    private NDManager owner;
    private List<NDArray> kept = List.of();
    private float[] scores = {};
    private int length;

    private Decoding(LanguageModel model, NDManager owner) {
        this.model = model;
        this.owner = owner;
    }

    static Decoding of(LanguageModel model, int... prompt) {
        int most = model.backbone().maxLength();
        if (prompt.length == 0) {
            throw new IllegalArgumentException("there is nothing to continue: the prompt has no tokens");
        } else if (prompt.length > most) {
            throw new IllegalArgumentException("the prompt has " + prompt.length + " tokens, but " + model.name()
                    + " takes " + most + ". Shorten the prompt");
        }
        NDManager owner = Torch.newManager();
        return NativeMemory.orRelease(
                () -> {
                    var decoding = new Decoding(model, owner);
                    decoding.run("prefill", owner, prefill(owner, prompt));
                    decoding.length = prompt.length;
                    return decoding;
                },
                owner);
    }

    private static List<NDArray> prefill(NDManager owner, int... prompt) {
        var row = new Shape(1, prompt.length);
        return List.of(
                owner.create(Arrays.stream(prompt).asLongStream().toArray(), row),
                owner.create(LongStream.range(0, prompt.length).toArray(), row),
                owner.create(new long[prompt.length], row));
    }

    /** The score of every token to come next, before a softmax; not to be changed. */
    public float[] scores() {
        return scores;
    }

    /** How many tokens there are, the prompt's among them. */
    public int length() {
        return length;
    }

    /** Whether the model takes no more tokens. */
    public boolean isFull() {
        return length >= model.backbone().maxLength();
    }

    /**
     * Writes a token.
     *
     * @throws IllegalStateException if the model takes no more
     */
    public void append(int id) {
        if (isFull()) {
            throw new IllegalStateException(model.name() + " takes no more than " + length + " tokens");
        }
        NDManager next = Torch.newManager();
        NDManager before = owner;
        NativeMemory.orRelease(
                () -> {
                    List<NDArray> inputs = new ArrayList<>();
                    inputs.add(next.create(new long[] {id}, new Shape(1, 1)));
                    inputs.add(next.create(new long[] {length}, new Shape(1, 1)));
                    inputs.addAll(kept);
                    run("step", next, inputs);
                    return this;
                },
                next);
        owner = next;
        length++;
        before.close();
    }

    private void run(String method, NDManager results, List<NDArray> inputs) {
        try {
            List<NDArray> all = model.module().runForAll(method, results, inputs);
            scores = all.get(0).toFloatArray();
            kept = all.subList(1, all.size());
        } finally {
            Reference.reachabilityFence(model); // else its memory may be freed under the native call
        }
    }

    @Override
    public void close() {
        owner.close();
    }
}
