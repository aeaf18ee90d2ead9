package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    @ParameterizedTest
    @EnumSource
    void climbsInAStraightLineAndPeaksAtTheEndOfWarmUp(Schedule schedule) {
        assertEquals(0.1, schedule.at(1, 100, 0.1), 1e-12);
        assertEquals(0.5, schedule.at(5, 100, 0.1), 1e-12);
        assertEquals(1, schedule.at(10, 100, 0.1), 1e-12);
        assertEquals(1, schedule.at(11, 100, 0.1), 1e-12);
    }

    @Test
    void comesDownAsItsNameSays() {
        assertEquals(0.5, Schedule.COSINE.at(56, 100, 0.1), 1e-12);
        assertEquals(0.5 * (1 + Math.cos(Math.PI / 3)), Schedule.COSINE.at(41, 100, 0.1), 1e-12);
        assertEquals(2 / 3.0, Schedule.LINEAR.at(41, 100, 0.1), 1e-12);
        assertEquals(1 / 90.0, Schedule.LINEAR.at(100, 100, 0.1), 1e-12);
        assertEquals(1, Schedule.CONSTANT.at(100, 100, 0.1), 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void staysAboveZeroAndNeverPassesThePeak(Schedule schedule) {
        for (int steps = 1; steps < 30; steps++) {
            for (int step = 1; step <= steps; step++) {
                for (double warmup : new double[] {0, 0.1, 0.5, 0.99}) {
                    double share = schedule.at(step, steps, warmup);
                    assertTrue(share > 0 && share <= 1, step + " of " + steps + ": " + share);
                }
            }
        }
    }
}
