package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A disparity as seen on the rows, beside what chance would make of it. */
public final class Gap {
    private final Disparity disparity;
    private final Score score;
    private final @Nullable ParityTest test;

    private Gap(Disparity disparity, Score score, @Nullable ParityTest test) {
        this.disparity = disparity;
        this.score = score;
        this.test = test;
    }

    static Gap of(Disparity disparity, Score score, ParityTest test) {
        return new Gap(disparity, score, test);
    }

    static Gap untested(Disparity disparity, Score score) {
        return new Gap(disparity, score, null);
    }

    public Disparity disparity() {
        return disparity;
    }

    public Score score() {
        return score;
    }

    /** The null band and p; empty where the gap is undefined. */
    public Optional<ParityTest> test() {
        return Optional.ofNullable(test);
    }

    /** Whether the gap is wider than chance would make it. */
    public boolean isOutsideBand() {
        return test != null && test.isOutsideBand(score.value());
    }
}
