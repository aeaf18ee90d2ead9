package io.crema.finetune.data.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in standard deviations from their mean. Where there is none the median stands, and if the training rows lacked
 * some, a further number says so: 1 for missing, else 0.
 *
 * @param median of the training rows that have a number
 * @param mean of the same
 * @param deviation of the same, over n; 1 if it was 0
 * @param indicator whether a number of the training rows was missing
 */
record FittedNumber(String column, double median, double mean, double deviation, boolean indicator)
        implements FittedColumn {

    static FittedNumber fit(String column, List<String> cells) {
        double[] numbers = cells.stream()
                .filter(cell -> !CellText.isMissing(cell))
                .mapToDouble(cell -> number(column, cell))
                .sorted()
                .toArray();
        if (numbers.length == 0) {
            return new FittedNumber(column, 0, 0, 1, !cells.isEmpty());
        }
        int middle = numbers.length / 2;
        double median = numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double variance = Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow();
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        return new FittedNumber(column, median, mean, deviation, numbers.length < cells.size());
    }

    private static double number(String column, String cell) {
        return CellText.number(cell)
                .orElseThrow(() -> new IllegalArgumentException(
                        column + " is \"" + cell + "\", which is no number. Leave it out where it is not known"));
    }

    @Override
    public List<String> names() {
        return indicator ? List.of(column, column + " is missing") : List.of(column);
    }

    @Override
    public void encode(String cell, float[] row, int from) {
        boolean missing = CellText.isMissing(cell);
        double number = missing ? median : number(column, cell);
        row[from] = (float) ((number - mean) / deviation);
        if (indicator) {
            row[from + 1] = missing ? 1 : 0;
        }
    }

    /** Missing where no training row lacked one. */
    @Override
    public boolean isUnseen(String cell) {
        return !indicator && CellText.isMissing(cell);
    }

    @Override
    public void writeTo(ObjectNode tree) {
        tree.put("name", column)
                .put("kind", "numeric")
                .put("median", median)
                .put("mean", mean)
                .put("deviation", deviation)
                .put("missing_indicator", indicator);
    }

    static FittedNumber read(JsonNode tree) {
        return new FittedNumber(
                tree.path("name").asText(),
                tree.path("median").asDouble(),
                tree.path("mean").asDouble(),
                tree.path("deviation").asDouble(1),
                tree.path("missing_indicator").asBoolean());
    }
}
