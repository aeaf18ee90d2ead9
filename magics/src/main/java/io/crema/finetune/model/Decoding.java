package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.TokenLoop;
import io.crema.finetune.engine.Torch;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A text that is being written behind a prompt. It keeps what the model knows of the tokens before, so that each is read
 * once; closing it frees that. For one thread.
 */
public final class Decoding implements AutoCloseable {
    private final LanguageModel model;
    private final TokenLoop loop;
    private int room;

    /**
     * How a token is chosen by the scores.
     *
     * @param temperature by which they are divided; 0 takes the best token
     * @param topK how many of the best are drawn from; 0 for all
     * @param topP what those that are drawn from have of the probability, in (0,1]
     */
    public record Choice(double temperature, int topK, double topP) {}

    private Decoding(LanguageModel model, TokenLoop loop, int room) {
        this.model = model;
        this.loop = loop;
        this.room = room;
    }

    static Decoding of(LanguageModel model, int... prompt) {
        int most = model.backbone().maxLength();
        if (prompt.length == 0) {
            throw new IllegalArgumentException("there is nothing to continue: the prompt has no tokens");
        } else if (prompt.length > most) {
            throw new IllegalArgumentException("the prompt has " + prompt.length + " tokens, but " + model.name()
                    + " takes " + most + ". Shorten the prompt");
        }
        long[] ends =
                model.backbone().endIds().stream().mapToLong(Integer::longValue).toArray();
        try (NDManager manager = Torch.newManager()) {
            var loop = new TokenLoop(model.module(), row(manager, prompt), prompt.length, ends);
            return new Decoding(model, loop, most - prompt.length + 1); // nothing need follow the last one
        } finally {
            Reference.reachabilityFence(model); // else its memory may be freed under the native call
        }
    }

    /** Ids, positions and segments. */
    private static List<NDArray> row(NDManager owner, int... prompt) {
        var row = new Shape(1, prompt.length);
        return List.of(
                owner.create(Arrays.stream(prompt).asLongStream().toArray(), row),
                owner.create(LongStream.range(0, prompt.length).toArray(), row),
                owner.create(new long[prompt.length], row));
    }

    /** The score of every token, before a softmax, by which the last was chosen, or the first will be. */
    public float[] scores() {
        return loop.scores();
    }

    /** How many more tokens the model can write. */
    public int room() {
        return room;
    }

    /**
     * Writes tokens: as many as there are points, or fewer if one ends the text, which is then the last.
     *
     * @param points numbers in [0,1), at least one and at most {@link #room()}, each drawing a token by its share of the
     *     probability
     * @throws IllegalStateException if the model takes no more
     */
    public int[] write(Choice choice, double... points) {
        if (points.length == 0 || points.length > room) {
            throw new IllegalStateException(
                    model.name() + " can write " + room + " more tokens here, not " + points.length);
        }
        try {
            long[] ids = loop.write(choice.temperature(), choice.topK(), choice.topP(), points);
            room -= ids.length;
            return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
        } finally {
            Reference.reachabilityFence(model);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
