package io.crema.finetune.train;

import java.util.Optional;

/** Which weights a model holds when its training has ended. */
public sealed interface KeptWeights {

    /** Which, as one says it behind "weights": {@code of epoch 2, the best on the validation rows}. */
    String words();

    /** What they score on the validation rows; empty if they were not judged there. */
    Optional<Scores> judged();

    /** For people. */
    default String sentence() {
        return "The model holds the weights " + words() + ".";
    }

    /**
     * Those of the best epoch.
     *
     * @param epochs how many were finished
     */
    record OfBestEpoch(EpochReport best, int epochs) implements KeptWeights {
        @Override
        public String words() {
            return "of epoch " + best.epoch() + ", the best on the validation rows";
        }

        @Override
        public Optional<Scores> judged() {
            return Optional.of(best.scores());
        }

        @Override
        public String sentence() {
            return best.epoch() == epochs
                    ? "The model holds the weights of epoch " + best.epoch() + ", the best."
                    : "The weights of epoch " + best.epoch() + ", the best, were restored.";
        }
    }

    /** The mean of the best epochs'. */
    record MeanOfBest(int epochs, Scores scores) implements KeptWeights {
        @Override
        public String words() {
            return "averaged over the " + epochs
                    + " best epochs, no worse on the validation rows than the best of them";
        }

        @Override
        public Optional<Scores> judged() {
            return Optional.of(scores);
        }
    }

    /**
     * Those that the last step left.
     *
     * @param chosen whether the best epoch's were there to be had
     */
    record OfLastStep(boolean chosen) implements KeptWeights {
        @Override
        public String words() {
            return chosen
                    ? "of the last step, as was chosen when it was stopped"
                    : "of the last step, as no epoch was finished and validated";
        }

        @Override
        public Optional<Scores> judged() {
            return Optional.empty();
        }
    }

    /** Those that it began with. */
    record OfStart() implements KeptWeights {
        @Override
        public String words() {
            return "from before the first step, as it diverged before an epoch was finished";
        }

        @Override
        public Optional<Scores> judged() {
            return Optional.empty();
        }
    }
}
