package io.crema.finetune.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which rows are spread over the parts of a division together: those of one label, and of one value of another column. */
final class Strata {
    /** What stands between the labels of a row that has several. */
    private static final List<Pattern> SEPARATORS =
            Stream.of("|", ";", ",").map(Pattern::quote).map(Pattern::compile).toList();

    private final int[] labelOf;
    private final int labels;
    private final int[] of;
    private final int count;

    private Strata(int[] labelOf, int labels, int[] of, int count) {
        this.labelOf = labelOf;
        this.labels = labels;
        this.of = of;
        this.count = count;
    }

    /** What the rows of one stratum have in common. */
    private record Stratum(int label, String value) {}

    /**
     * By label alone where no column is named.
     *
     * @param parts that are to have rows of each label
     * @throws DataException if there is no such column, or a row has no label
     */
    static Strata of(LabelledData data, String column, int parts) {
        int[] labelOf = labelsOf(data, parts);
        int labels = Arrays.stream(labelOf).max().orElse(0) + 1;
        if (column.isEmpty()) {
            return new Strata(labelOf, labels, labelOf, labels);
        }
        String[] values = data.groups(column);
        Map<Stratum, Integer> known = new HashMap<>();
        int[] of = new int[labelOf.length];
        for (int row = 0; row < of.length; row++) {
            Stratum stratum = new Stratum(labelOf[row], values[row]);
            known.putIfAbsent(stratum, known.size());
            of[row] = known.get(stratum);
        }
        return new Strata(labelOf, labels, of, known.size());
    }

    /**
     * The place of each row's label among the labels. It is 0 for every row where labels are quantities, and the number of
     * labels where a row has a number or several labels at once that too few others have.
     *
     * @param parts that are to have rows of each label
     */
    static int[] labelsOf(LabelledData data, int parts) {
        int[] labels = data.labelIndices();
        int[] counts = new int[data.labels().size()];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        if (Arrays.stream(labels).allMatch(label -> counts[label] >= parts)) {
            return labels;
        }
        if (FeatureColumns.isQuantity(data)) {
            return new int[labels.length];
        }
        return FeatureColumns.hasNumbers(data) || haveSeveral(data.labels())
                ? Arrays.stream(labels)
                        .map(label -> counts[label] < parts ? counts.length : label)
                        .toArray()
                : labels;
    }

    /** Whether labels are lists of others: a label stands behind a separator in one, and by itself or so in another. */
    private static boolean haveSeveral(List<String> labels) {
        return SEPARATORS.stream().anyMatch(separator -> {
            List<String> each = labels.stream()
                    .flatMap(label -> separator.splitAsStream(label).map(String::strip))
                    .toList();
            return each.size() > labels.size() && each.stream().distinct().count() < each.size();
        });
    }

    /** How many labels there may be; some may have no rows. */
    int labels() {
        return labels;
    }

    /** Whether rows of one label are told apart further. */
    boolean areFinerThanLabels() {
        return of != labelOf;
    }

    /** Those among some rows that have a label, in an order drawn by chance save that a stratum's rows stand together. */
    int[] drawn(int label, int[] among, SplittableRandom random) {
        int[] rows = Sampling.shuffled(
                Arrays.stream(among).filter(row -> labelOf[row] == label).toArray(), random);
        Map<Integer, List<Integer>> strata = new LinkedHashMap<>();
        for (int row : rows) {
            strata.computeIfAbsent(of[row], first -> new ArrayList<>()).add(row);
        }
        return strata.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A share of the rows of each label, at least one, ascending; by one seed a larger share has those of a smaller. */
    int[] share(double share, long seed) {
        int[] all = IntStream.range(0, labelOf.length).toArray();
        return IntStream.range(0, labels)
                .mapToObj(label -> {
                    int[] drawn = drawn(label, all, Sampling.stream("share", seed, label));
                    long wanted = Math.max(1, Math.round(share * drawn.length));
                    return Arrays.copyOf(drawn, (int) Math.min(wanted, drawn.length));
                })
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    /** How many there may be; some may be empty. */
    int count() {
        return count;
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
