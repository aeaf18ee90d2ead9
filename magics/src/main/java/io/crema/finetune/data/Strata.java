package io.crema.finetune.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows are spread over the parts of a division together: those of one label, and of one value of another column. */
final class Strata {
    private final int[] of;
    private final int count;

    private Strata(int[] of, int count) {
        this.of = of;
        this.count = count;
    }

    /**
     * By label alone where no column is named.
     *
     * @throws DataException if there is no such column, or a row has no label
     */
    static Strata of(LabelledData data, String column) {
        int[] labels = labelsOf(data);
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        if (column.isEmpty()) {
            return new Strata(labels, classes);
        }
        String[] values = data.groups(column);
        List<String> known = Arrays.stream(values).distinct().sorted().toList();
        int[] strata = new int[labels.length];
        Arrays.setAll(strata, row -> labels[row] * known.size() + known.indexOf(values[row]));
        return new Strata(strata, classes * known.size());
    }

    /** The place of each row's label among the labels; 0 for every row where labels are quantities. */
    static int[] labelsOf(LabelledData data) {
        int[] labels = data.labelIndices();
        long rarest = Arrays.stream(labels)
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
        return FeatureColumns.isQuantity(data, rarest) ? new int[labels.length] : labels;
    }

    /** How many there may be; some may be empty. */
    int count() {
        return count;
    }

    /** Those among some rows that are in a stratum. */
    int[] rows(int stratum, int[] among) {
        return Arrays.stream(among).filter(row -> of[row] == stratum).toArray();
    }

    /** A share of the rows of each stratum, at least one, ascending; by one seed a larger share has those of a smaller. */
    int[] share(double share, long seed) {
        int[] all = IntStream.range(0, of.length).toArray();
        return IntStream.range(0, count)
                .mapToObj(stratum -> {
                    int[] drawn = Sampling.shuffled(rows(stratum, all), Sampling.stream("share", seed, stratum));
                    long wanted = Math.max(1, Math.round(share * drawn.length));
                    return Arrays.copyOf(drawn, (int) Math.min(wanted, drawn.length));
                })
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    /** How many of some rows are in each stratum. */
    double[] counts(int[] rows) {
        double[] counts = new double[count];
        for (int row : rows) {
            counts[of[row]]++;
        }
        return counts;
    }
}
