package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How a model does on parts of the rows.
 *
 * @param column what the rows are parted by
 * @param whole the metrics on all rows, the decisive one first
 * @param slices the furthest from the whole by the decisive metric first
 */
public record Slicing(String column, List<Measured> whole, List<Slice> slices) {
    public Slicing {
        whole = List.copyOf(whole);
        slices = List.copyOf(slices);
    }

    /**
     * @param values of the column, one a row
     * @param metrics the decisive one first
     */
    static <R extends Weighted<R>> Slicing of(
            String column,
            List<String> values,
            Measurements<R> measurements,
            List<? extends Measure<? super R>> metrics) {
        R rows = measurements.rows();
        if (values.size() != rows.size()) {
            throw new IllegalArgumentException(
                    values.size() + " values of " + column + " for " + rows.size() + " rows: expected one each");
        }
        List<Measured> whole = new ArrayList<>();
        metrics.forEach(metric -> whole.add(measurements.measured(metric)));
        Score decisive = whole.get(0).score();
        Map<String, List<Integer>> byValue = new TreeMap<>();
        IntStream.range(0, rows.size())
                .forEach(row -> byValue.computeIfAbsent(values.get(row), value -> new ArrayList<>())
                        .add(row));
        List<Slice> slices = new ArrayList<>();
        byValue.forEach((value, indices) -> {
            int[] chosen = indices.stream().mapToInt(Integer::intValue).toArray();
            Measurements<R> own = Measurements.of(value, rows.select(chosen), metrics, measurements.resampling());
            slices.add(new Slice(value, chosen.length, own.measured()));
        });
        slices.sort(Comparator.comparingDouble((Slice slice) -> slice.distance(decisive))
                .reversed());
        return new Slicing(column, whole, slices);
    }
}
