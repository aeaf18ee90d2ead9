package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model that says a number does on rows.
 *
 * @param measurements its metrics with their intervals
 * @param rowsName what the rows are called: {@code test split of flats}
 * @param quantity what is predicted, the name of its column
 * @param errors the largest that were asked for
 * @param slicings one for each column that was asked for
 * @param notes what a reader of the numbers has to know
 */
public record RegressionEvaluation(
        Measurements<NumberPredictions> measurements,
        String rowsName,
        String quantity,
        List<NumberError> errors,
        List<Slicing> slicings,
        List<String> notes)
        implements Evaluated {

    /** A row and how far its prediction is off. */
    public record NumberError(int row, String example, double truth, double predicted) {
        /** Above 0 where the model said too much. */
        public double error() {
            return predicted - truth;
        }
    }

    public RegressionEvaluation {
        errors = List.copyOf(errors);
        slicings = List.copyOf(slicings);
        notes = List.copyOf(notes);
    }

    /** Of a model that is called something, by some metrics. */
    public static RegressionEvaluation of(
            String name,
            NumberPredictions rows,
            List<RegressionMetric> metrics,
            Resampling resampling,
            String rowsName,
            String quantity) {
        return new RegressionEvaluation(
                Measurements.of(name, rows, metrics, resampling), rowsName, quantity, List.of(), List.of(), List.of());
    }

    /** Puts a baseline beside the model: what it says of the same rows. */
    public RegressionEvaluation against(String baseline, NumberPredictions its) {
        return new RegressionEvaluation(
                measurements.against(baseline, its), rowsName, quantity, errors, slicings, notes);
    }

    /** The same with sentences that a reader of the numbers has to know. */
    public RegressionEvaluation noting(List<String> sentences) {
        return new RegressionEvaluation(measurements, rowsName, quantity, errors, slicings, sentences);
    }

    /**
     * The same with the numbers of the parts that a column's values make.
     *
     * @param values one a row
     */
    public RegressionEvaluation sliced(String column, List<String> values) {
        List<Slicing> more = new ArrayList<>(slicings);
        more.add(Slicing.of(column, values, measurements, List.of(RegressionMetric.MAE, RegressionMetric.RMSE)));
        return new RegressionEvaluation(measurements, rowsName, quantity, errors, more, notes);
    }

    /** The same with its largest errors. */
    public RegressionEvaluation withErrors(List<String> examples, int limit) {
        NumberPredictions rows = measurements.rows();
        List<NumberError> largest = IntStream.range(0, rows.size())
                .mapToObj(row -> new NumberError(row, examples.get(row), rows.truth(row), rows.predicted(row)))
                .sorted(Comparator.comparingDouble((NumberError error) -> -Math.abs(error.error())))
                .limit(limit)
                .toList();
        return new RegressionEvaluation(measurements, rowsName, quantity, largest, slicings, notes);
    }
}
