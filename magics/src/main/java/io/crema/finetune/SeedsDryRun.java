package io.crema.finetune;

import java.time.Duration;
import java.util.Locale;

/**
 * What a fine-tuning from several seeds would take.
 *
 * @param one of them, as all of them take it
 * @param kept whether checkpoints of the runs are kept
 */
public record SeedsDryRun(DryRun one, int seeds, boolean kept) {
    private static final int BYTES = 4;

    /** How long all would take, one after another. */
    public Duration time() {
        return one.time().multipliedBy(seeds);
    }

    /** What all models take in memory when they are trained, beside the pretrained one, in bytes. */
    public long modelBytes() {
        return seeds * one.memory().weights();
    }

    /** What all runs take on disk when they are trained: the weights that moved, of the last and of the best epoch. */
    public long diskBytes() {
        return kept ? 2L * BYTES * one.plan().trainableParameters() * seeds : 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                %s
                %-12s one after another: about %s in all; their models take about %s when they are trained%s""",
                one,
                seeds + " seeds",
                DryRun.words(time()),
                DryRun.bytes(modelBytes()),
                kept ? ", and their checkpoints up to " + DryRun.bytes(diskBytes()) + " on disk" : "");
    }
}
