package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void givesEveryUseOfChanceItsOwnStream() {
        var seen = new HashSet<Long>();
        for (long seed = -5; seed < 5; seed++) {
            seen.add(Seeds.ofInitialisation(seed));
            seen.add(Seeds.ofPreparation(seed));
            for (int step = 1; step <= 1000; step++) {
                seen.add(Seeds.ofStep(seed, step));
                seen.add(Seeds.ofExamples(seed, step));
            }
        }

        assertEquals(10 * 2002, seen.size());
        assertEquals(Seeds.ofStep(42, 7), Seeds.ofStep(42, 7));
    }
}
