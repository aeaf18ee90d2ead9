package io.crema.finetune.fairness;

/** Rows by outcome: how many, their weights, and the squares of their weights; masks are {@link Outcome#mask}. */
final class Tally {
    private final double[] weights = new double[Outcome.COUNT];
    private final double[] squares = new double[Outcome.COUNT];
    private final int[] counts = new int[Outcome.COUNT];
    private int rows;

    void add(int outcome, double weight) {
        add(outcome, weight, 1);
    }

    /** Adds some rows of one weight each. */
    void add(int outcome, double weight, int number) {
        weights[outcome] += number * weight;
        squares[outcome] += number * weight * weight;
        counts[outcome] += number;
        rows += number;
    }

    void add(Tally other) {
        for (int outcome = 0; outcome < counts.length; outcome++) {
            weights[outcome] += other.weights[outcome];
            squares[outcome] += other.squares[outcome];
            counts[outcome] += other.counts[outcome];
        }
        rows += other.rows;
    }

    int rows() {
        return rows;
    }

    /** How many rows have these outcomes, whatever they weigh. */
    int rows(int mask) {
        int sum = 0;
        for (int outcome = 0; outcome < counts.length; outcome++) {
            sum += (mask & 1 << outcome) == 0 ? 0 : counts[outcome];
        }
        return sum;
    }

    /** The sum of weights with these outcomes. */
    double weight(int mask) {
        return sum(weights, mask);
    }

    /** Kish's effective number of rows with these outcomes: {@code (Σw)² / Σw²}; unweighted, their number. */
    double effectiveRows(int mask) {
        double weight = weight(mask);
        double square = sum(squares, mask);
        return square == 0 ? 0 : weight * weight / square;
    }

    private static double sum(double[] values, int mask) {
        double sum = 0;
        for (int outcome = 0; outcome < values.length; outcome++) {
            if ((mask & 1 << outcome) != 0) {
                sum += values[outcome];
            }
        }
        return sum;
    }
}
