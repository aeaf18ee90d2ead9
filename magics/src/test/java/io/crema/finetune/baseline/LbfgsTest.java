package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    @Test
    void findsTheBottomOfANarrowValley() {
        double[] bottom = {3, -1, 2};
        double[] steepness = {1, 100, 10_000};

        double[] found = Lbfgs.minimise(
                (point, gradient) -> {
                    double value = 0;
                    for (int index = 0; index < point.length; index++) {
                        double distance = point[index] - bottom[index];
                        value += steepness[index] * distance * distance / 2;
                        gradient[index] = steepness[index] * distance;
                    }
                    return value;
                },
                new double[3]);

        assertArrayEquals(bottom, found, 1e-6);
    }

    @Test
    void followsABentValley() {
        double[] found = Lbfgs.minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1});

        assertArrayEquals(new double[] {1, 1}, found, 1e-6);
    }

    /** (1 - x)^2 + 100 (y - x^2)^2, the banana function. */
    private static double rosenbrock(double[] point, double[] gradient) {
        double x = point[0];
        double bend = point[1] - x * x;
        gradient[0] = -2 * (1 - x) - 400 * x * bend;
        gradient[1] = 200 * bend;
        return (1 - x) * (1 - x) + 100 * bend * bend;
    }
}
