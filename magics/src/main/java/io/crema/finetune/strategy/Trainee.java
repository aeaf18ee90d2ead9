package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Epoch;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model under training. Closing it frees the optimiser and leaves the model with the weights it has.
 *
 * <p>For every epoch the loop calls {@link #begin}, {@link #steps}, and in {@link #judged} measures what {@link #keep} or
 * {@link #remember} is to know. At the end {@link #restore} puts the best epoch's weights back, or {@link #average} the
 * mean of the best few.
 */
public interface Trainee extends AutoCloseable {

    /** How many examples there are to train on. */
    int size();

    /** What an example costs: its tokens, or 1 where all cost the same. */
    int cost(int example);

    /** How many numbers are learned. */
    long trainableParameters();

    /** An epoch is about to begin: says which steps come next; other weights may move from now on. */
    default void begin(Epoch epoch) {}

    /** As above, without saying which steps come next. */
    default void begin(int epoch) {
        begin(Epoch.unplanned(epoch));
    }

    /** Takes one optimiser step on some examples, in one native call. */
    Optimizer.Step step(int[] examples, double learningRate, long seed);

    /** How many steps are taken at once where nobody needs to hear between them: more than 1 if a step is very short. */
    default int stepsAtOnce() {
        return 1;
    }

    /**
     * Takes several steps, one after the other, and gives what each saw.
     *
     * @param batches the examples of each
     */
    default List<Optimizer.Step> steps(List<int[]> batches, double[] learningRates, long[] seeds) {
        List<Optimizer.Step> taken = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            taken.add(step(batches.get(i), learningRates[i], seeds[i]));
        }
        return taken;
    }

    /** Judges the model with the weights that count: their moving averages, where such are kept. */
    default <T> T judged(Supplier<T> judgement) {
        return judgement.get();
    }

    /**
     * Hears how good the weights that count are, so that those of the best epochs can be averaged in the end.
     *
     * @param gain larger for better
     */
    default void remember(double gain) {}

    /** Puts the mean of the best epochs' weights in place; false if that is nothing new. */
    default boolean average() {
        return false;
    }

    /**
     * The model's outputs for other inputs, if there is a quicker way to them than through the whole model.
     *
     * @param progress hears of what is prepared now, once for all
     */
    default Optional<Outputs> outputs(Inputs inputs, Progress progress) {
        return Optional.empty();
    }

    /** Keeps a copy of the trained weights in place of the one kept before. */
    void keep();

    /** Puts the kept weights back. Without a kept copy nothing changes. */
    void restore();

    /** What it goes on from. */
    TraineeState state();

    @Override
    void close();
}
