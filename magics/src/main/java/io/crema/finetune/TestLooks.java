package io.crema.finetune;

import io.crema.finetune.checkpoint.CheckpointException;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.train.Finding;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often a run was judged on its test rows. Every look at them that leads to a choice makes the next score a little
 * too good; so they are counted, and kept in the run's folder where it has one, so that whoever opens the run again is
 * told of them. For several threads.
 */
final class TestLooks {
    private static final String TEST = "test";

    private final Clock clock;
    private final Optional<RunFolder> folder;
    private final List<TestLook> unwritten = new ArrayList<>();
    private List<TestLook> known = List.of();
    private @Nullable String trouble;

    /** @param folder of the run; empty where none is kept */
    TestLooks(Clock clock, Optional<RunFolder> folder) {
        this.clock = clock;
        this.folder = folder;
    }

    /** What was judged counts, whether or not the folder can be written to. */
    synchronized void add(String what, int rows) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        unwritten.add(new TestLook(now, what, TEST, rows));
        try {
            List<TestLook> all = all();
            Optional<RunFolder> run = folder.filter(RunFolder::isRun);
            if (run.isPresent()) {
                run.get().keep(all);
            }
            known = all;
            unwritten.clear();
            trouble = null;
        } catch (CheckpointException e) {
            trouble = e.summary();
        } catch (IOException e) {
            trouble = "its folder cannot be written to: " + e.getMessage();
        }
    }

    /** What was noticed of a run, and whether its latest looks are not in the folder. */
    synchronized List<Finding> findings(List<Finding> before) {
        return trouble == null
                ? before
                : Stream.concat(before.stream(), Stream.of(new Finding.LookNotKept(trouble)))
                        .toList();
    }

    /**
     * The first first. A folder that was deleted meanwhile takes nothing away from what is known here.
     *
     * @throws CheckpointException if what the folder keeps cannot be read
     */
    synchronized List<TestLook> all() {
        folder.filter(RunFolder::isRun).ifPresent(run -> known = run.testLooks());
        return Stream.concat(known.stream(), unwritten.stream()).toList();
    }
}
