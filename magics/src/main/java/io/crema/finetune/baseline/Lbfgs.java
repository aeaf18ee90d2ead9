package io.crema.finetune.baseline;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limited-memory BFGS method for smooth convex functions: a quasi-Newton direction from the last ten steps, and a
 * step length by bisection to the weak Wolfe conditions.
 *
 * <p>J. Nocedal and S. J. Wright, <i>Numerical Optimization</i>, 2nd edition, algorithms 7.4 and 7.5; the line search is
 * that of A. S. Lewis and M. L. Overton, <i>Nonsmooth optimization via quasi-Newton methods</i>, 2013, algorithm 2.6.
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final int MOST_ITERATIONS = 1000;
    private static final int MOST_BISECTIONS = 50;
    private static final double LARGEST_GRADIENT = 1e-7;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = .9;

    /** A function to minimise. */
    @FunctionalInterface
    interface Objective {
        /** The value at a point; writes the gradient there. */
        double at(double[] point, double[] gradient);
    }

    /** One step: how the point changed, and the gradient with it. */
    private static final class Correction {
        private final double[] point;
        private final double[] gradient;
        private final double inverseCurvature;

        Correction(double[] point, double[] gradient) {
            this.point = point;
            this.gradient = gradient;
            this.inverseCurvature = 1 / dot(point, gradient);
        }
    }

    private final Objective objective;
    private final Deque<Correction> memory = new ArrayDeque<>();
    private double[] point;
    private double[] gradient;
    private double value;

    private Lbfgs(Objective objective, double[] start) {
        this.objective = objective;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.value = objective.at(point, gradient);
    }

    /**
     * The point where the gradient's largest element is below 1e-7, or no step makes the value smaller in floating
     * point.
     */
    static double[] minimise(Objective objective, double[] start) {
        Lbfgs search = new Lbfgs(objective, start);
        int iteration = 0;
        while (largest(search.gradient) > LARGEST_GRADIENT && iteration < MOST_ITERATIONS && search.advances()) {
            iteration++;
        }
        return search.point;
    }

    /** Takes one step, or says that there is none to take. */
    private boolean advances() {
        double[] direction = direction();
        double slope = dot(direction, gradient);
        double shortest = 0;
        double longest = Double.POSITIVE_INFINITY;
        double step = memory.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
        double[] nextGradient = new double[point.length];
        for (int tries = 0; tries < MOST_BISECTIONS; tries++) {
            double[] next = sum(point, step, direction);
            double nextValue = objective.at(next, nextGradient);
            if (!(nextValue <= value + SUFFICIENT_DECREASE * step * slope)) {
                longest = step;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                shortest = step;
            } else {
                moveTo(next, nextGradient, nextValue);
                return true;
            }
            step = Double.isInfinite(longest) ? 2 * shortest : (shortest + longest) / 2;
        }
        return false;
    }

    private void moveTo(double[] next, double[] nextGradient, double nextValue) {
        memory.addLast(new Correction(sum(next, -1, point), sum(nextGradient, -1, gradient)));
        if (memory.size() > MEMORY) {
            memory.removeFirst();
        }
        point = next;
        gradient = nextGradient;
        value = nextValue;
    }

    /** Minus the approximate inverse Hessian times the gradient, by the two-loop recursion. */
    private double[] direction() {
        double[] direction = sum(gradient, -2, gradient);
        Deque<Double> shares = new ArrayDeque<>();
        for (var newestFirst = memory.descendingIterator(); newestFirst.hasNext(); ) {
            Correction correction = newestFirst.next();
            double share = correction.inverseCurvature * dot(correction.point, direction);
            shares.push(share);
            add(direction, -share, correction.gradient);
        }
        if (!memory.isEmpty()) {
            Correction last = memory.getLast();
            double scale = 1 / (last.inverseCurvature * dot(last.gradient, last.gradient));
            add(direction, scale - 1, direction);
        }
        for (Correction correction : memory) {
            double share = correction.inverseCurvature * dot(correction.gradient, direction);
            add(direction, shares.pop() - share, correction.point);
        }
        return direction;
    }

    private static double[] sum(double[] left, double scale, double[] right) {
        double[] sum = left.clone();
        add(sum, scale, right);
        return sum;
    }

    private static void add(double[] target, double scale, double[] other) {
        for (int index = 0; index < target.length; index++) {
            target[index] += scale * other[index];
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
