package io.crema.finetune;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.TestLook;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often a run was judged on its test rows. Every look at them that leads to a choice makes the next score a little
 * too good; so they are counted, and kept in the run's folder where it has one, so that whoever opens the run again is
 * told of them. For several threads.
 */
final class TestLooks {
    private static final String TEST = "test";

    private final Clock clock;
    private final Optional<RunFolder> folder;
    private List<TestLook> known = List.of();

    /** @param folder of the run; empty where none is kept */
    TestLooks(Clock clock, Optional<RunFolder> folder) {
        this.clock = clock;
        this.folder = folder;
    }

    /** @throws io.crema.finetune.checkpoint.CheckpointException if it cannot be kept in the folder */
    synchronized void add(String what, int rows) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        List<TestLook> more = new ArrayList<>(all());
        more.add(new TestLook(now, what, TEST, rows));
        known = List.copyOf(more);
        folder.filter(RunFolder::isRun).ifPresent(run -> run.keep(known));
    }

    /** The first first. A folder that was deleted meanwhile takes nothing away from what is known here. */
    synchronized List<TestLook> all() {
        folder.filter(RunFolder::isRun).ifPresent(run -> known = run.testLooks());
        return known;
    }
}
