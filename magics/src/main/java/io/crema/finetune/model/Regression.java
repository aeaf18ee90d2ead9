package io.crema.finetune.model;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A number: mean squared error. The model learns it in standard deviations from the mean, so that learning rates fit
 * whatever the unit is.
 *
 * @param mean of the training rows
 * @param deviation of the training rows, above 0
 */
public record Regression(double mean, double deviation) implements Objective {

    /** Before the training rows are known. */
    public static final Regression PLAIN = new Regression(0, 1);

    @Override
    public String name() {
        return "regression";
    }

    @Override
    public List<String> scores() {
        return List.of("RMSE", "MAE", "R2", "Pearson");
    }

    /** The name of the column. */
    @Override
    public List<String> outputs(LabelledData rows) {
        return List.of(rows.roles().label());
    }

    @Override
    public Regression fitted(LabelledData training, List<String> outputs) {
        double[] numbers = numbers(training);
        double average = Arrays.stream(numbers).average().orElse(0);
        double variance = Arrays.stream(numbers)
                .map(number -> (number - average) * (number - average))
                .average()
                .orElse(0);
        return new Regression(average, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /**
     * The numbers of rows.
     *
     * @throws IllegalArgumentException naming the first row that has none
     */
    public static double[] numbers(LabelledData rows) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(row -> number(rows, row))
                .toArray();
    }

    private static double number(LabelledData rows, int row) {
        String cell = rows.label(row);
        try {
            double number = Double.parseDouble(cell.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noNumber(rows, row, cell), e);
        }
        throw new IllegalArgumentException(noNumber(rows, row, cell));
    }

    private static String noNumber(LabelledData rows, int row, String cell) {
        return "row " + row + " of " + rows.name() + " has \"" + cell + "\" in the column "
                + rows.roles().label() + ", which is no number";
    }

    @Override
    public Numbers targets(LabelledData rows, List<String> outputs) {
        return new Numbers(Arrays.stream(numbers(rows))
                .mapToObj(number -> new float[] {(float) ((number - mean) / deviation)})
                .toArray(float[][]::new));
    }

    @Override
    public Tensor loss(Graph graph, Tensor outputs) {
        return Losses.meanSquaredError(
                outputs,
                graph.input(
                        Dtype.FLOAT32, outputs.shape().dim(0), outputs.shape().dim(1)));
    }

    /** The numbers in the data's own unit. */
    @Override
    public double[][] meaning(float[][] outputs) {
        return Arrays.stream(outputs)
                .map(row -> new double[] {mean + deviation * row[0]})
                .toArray(double[][]::new);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.regression(this);
    }
}
