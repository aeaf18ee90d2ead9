package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeedScoresTest {

    private static SeedScores shares(Double... scores) {
        return new SeedScores("macro-F1", 0, 1, List.of(scores));
    }

    /** The interval as R gives it: t.test(c(.80, .82, .78, .84, .81)). */
    @Test
    void givesStudentsIntervalOfTheMean() {
        SeedScores scores = shares(.80, .82, .78, .84, .81);

        assertEquals(.81, scores.mean(), 1e-12);
        assertEquals(.02236068, scores.deviation(), 1e-8);
        assertEquals(.7822356, scores.interval().lower(), 1e-7);
        assertEquals(.8377644, scores.interval().upper(), 1e-7);
        assertEquals(.95, scores.interval().level());
        assertEquals("Student's t", scores.interval().method().words());
    }

    @Test
    void reachesTwelveStandardErrorsWithTwoSeeds() {
        SeedScores scores = shares(.50, .51);

        assertEquals(12.70620, scores.student(), 1e-5, "the table of t, one degree of freedom");
        assertEquals(.505 - 12.70620 * .005, scores.interval().lower(), 1e-6);
    }

    @Test
    void endsWhereNoScoreCanBe() {
        Interval interval = shares(.4, .99).interval();

        assertEquals(0, interval.lower());
        assertEquals(1, interval.upper());
    }

    /** The difference of two independent scores has twice their variance. */
    @Test
    void saysHowFarTwoRunsLieApart() {
        assertEquals(
                2.7764451 * .02236068 * Math.sqrt(2),
                shares(.80, .82, .78, .84, .81).apart(),
                1e-7);
    }

    @Test
    void isAPointWhereAllSeedsScoreTheSame() {
        assertEquals("0.500 to 0.500", shares(.5, .5, .5).interval().toText(3));
    }

    @Test
    void refusesASpreadOfOneSeedAndOfNoNumber() {
        assertThrows(IllegalArgumentException.class, () -> shares(.5));
        assertThrows(IllegalArgumentException.class, () -> shares(.5, Double.NaN));
    }
}
