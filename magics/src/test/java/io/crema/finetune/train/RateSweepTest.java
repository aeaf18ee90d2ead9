package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.train.RateSweep.Point;
import io.crema.finetune.train.RateSweep.Rates;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateSweepTest {

    /** Losses over the powers of ten from -7 to 0, 101 of them. */
    private static RateSweep of(DoubleUnaryOperator lossAtPower) {
        List<Point> points = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> {
                    double power = -7 + 7 * i / 100.0;
                    double loss = lossAtPower.applyAsDouble(power);
                    return new Point(Math.pow(10, power), loss, loss);
                })
                .toList();
        return new RateSweep(points, true);
    }

    @Test
    void suggestsTheSteepestRate() {
        // flat, a fall around 1e-5, then slowly down to 1e-2 and up again
        RateSweep sweep = of(power -> 2 - 1 / (1 + Math.exp(-8 * (power + 5))) + 0.05 * Math.pow(power + 2, 2));

        assertEquals(-5, Math.log10(sweep.steepest().orElseThrow()), 0.1);
        assertEquals(-2, Math.log10(sweep.lowest().orElseThrow()), 0.1);
        assertEquals(sweep.steepest(), sweep.suggestion());
    }

    @Test
    void suggestsNoMoreThanATenthOfTheLowest() {
        RateSweep sweep = of(power -> power < -2 ? 2 - 0.5 * Math.max(0, power + 3) : 1.5 + 5 * (power + 2));

        double lowest = sweep.lowest().orElseThrow();
        assertEquals(-2, Math.log10(lowest), 0.1);
        assertTrue(sweep.steepest().orElseThrow() > lowest / 10);
        assertEquals(lowest / 10, sweep.suggestion().orElseThrow());
    }

    @Test
    void suggestsNothingWhereTheLossNeverFalls() {
        RateSweep sweep = of(power -> 1 + Math.exp(power));

        assertEquals(OptionalDouble.empty(), sweep.suggestion());
        assertTrue(sweep.toString().startsWith("No learning rate between 1.0e-7 and 1.0 makes the loss fall"));
    }

    @Test
    void saysSoWhereThereIsNothingToJudgeBy() {
        assertEquals(OptionalDouble.empty(), new RateSweep(List.of(), true).suggestion());
        assertTrue(new RateSweep(List.of(), true).toString().startsWith("The loss is no number at the first step"));
        assertEquals(OptionalDouble.empty(), new RateSweep(List.of(new Point(1e-7, 1, 1)), true).suggestion());
    }

    @Test
    void refusesRatesThatAreNoRange() {
        assertThrows(IllegalArgumentException.class, () -> new Rates(1e-3, 1e-3, 100));
        assertThrows(IllegalArgumentException.class, () -> new Rates(0, 1, 100));
        assertThrows(IllegalArgumentException.class, () -> new Rates(1e-7, 1, 9));
    }
}
