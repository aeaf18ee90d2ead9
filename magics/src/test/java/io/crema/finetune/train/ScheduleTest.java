package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_CYCLE")
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

    /** The answers are torch's, made by {@code golden/make_schedules.py}. */
    @ParameterizedTest
    @EnumSource
    void givesWhatTorchGivesOverAThousandSteps(Schedule schedule) throws IOException {
        try (var file =
                new GZIPInputStream(Files.newInputStream(Path.of("src/test/resources/golden/schedules.json.gz")))) {
            JsonNode rates = new ObjectMapper().readTree(file).path("rates").path(schedule.name());
            double warmup = schedule == Schedule.ONE_CYCLE ? 0.3 : 0.1;

            assertEquals(1000, rates.size());
            for (int step = 1; step <= 1000; step++) {
                assertEquals(rates.get(step - 1).doubleValue(), schedule.at(step, 1000, warmup), 1e-7, "step " + step);
            }
        }
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
