package io.crema.finetune.strategy;

import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.AdamW;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextClassifier;
import java.util.Arrays;

/** Which of a model's weights are trained. */
public sealed interface Strategy permits FullFineTune, LinearProbe {

    /** What the user types: {@code full}. */
    String name();

    /** The peak learning rate that suits it. */
    double defaultLearningRate();

    /** Trains all weights. */
    static Strategy full() {
        return new FullFineTune(0.9);
    }

    /** Trains the head alone. */
    static Strategy head() {
        return new LinearProbe();
    }

    /**
     * Makes a classifier ready to be trained on examples.
     *
     * @param weightDecay decoupled decay of matrices; biases and norms have none
     * @param progress hears of features being computed; cancelling ends in a {@link
     *     java.util.concurrent.CancellationException}
     */
    Trainee applyTo(
            TextClassifier classifier,
            Examples examples,
            double weightDecay,
            AdamW.Settings settings,
            Progress progress);

    /** Labelled texts as tokens. */
    record Examples(Tokens tokens, Labels labels) {
        public Examples {
            if (tokens.size() != labels.size()) {
                throw new IllegalArgumentException(tokens.size() + " texts and " + labels.size() + " labels");
            }
        }
    }

    /** Label indices. */
    final class Labels {
        private final int[] indices;

        public Labels(int... indices) {
            this.indices = indices.clone();
        }

        public int size() {
            return indices.length;
        }

        /** The labels of some rows, as the engine takes them. */
        public long[] of(int[] rows) {
            return Arrays.stream(rows).mapToLong(row -> indices[row]).toArray();
        }

        public int[] all() {
            return indices.clone();
        }
    }
}
