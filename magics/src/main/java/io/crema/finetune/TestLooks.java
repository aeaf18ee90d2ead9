package io.crema.finetune;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a run was judged on its test rows. Every look at them that leads to a choice makes the next score a little
 * too good; so they are counted. For several threads.
 */
final class TestLooks {
    private final Clock clock;
    private final List<TestLook> looks = new ArrayList<>();

    TestLooks(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String what) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        looks.add(new TestLook(now, what));
    }

    synchronized List<TestLook> all() {
        return List.copyOf(looks);
    }
}
