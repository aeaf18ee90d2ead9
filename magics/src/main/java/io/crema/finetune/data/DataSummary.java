package io.crema.finetune.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What there is to know about data at a glance.
 *
 * @param rows how many rows
 * @param labelCounts how many rows each label has, in the order of the label list; empty without a label column
 * @param missingLabels how many rows have no label
 * @param textLengths how long the texts are, in characters; all 0 without a text column or rows
 */
public record DataSummary(int rows, Map<String, Integer> labelCounts, int missingLabels, Lengths textLengths) {

    /** Lengths of texts; percentiles are values that occur (nearest rank). */
    public record Lengths(int shortest, int median, int percentile95, int longest) {

        /** All 0 where there are none. */
        /** Sums up. */
        public static Lengths of(int... lengths) {
            if (lengths.length == 0) {
                return new Lengths(0, 0, 0, 0);
            }
            int[] sorted = Arrays.stream(lengths).sorted().toArray();
            return new Lengths(sorted[0], percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100));
        }

        private static int percentile(int[] sorted, int percent) {
            long rank = ((long) percent * sorted.length + 99) / 100;
            return sorted[(int) rank - 1];
        }
    }

    public DataSummary {
        labelCounts = Collections.unmodifiableMap(new LinkedHashMap<>(labelCounts));
    }

    static DataSummary of(LabelledData data) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int missing = 0;
        String label = data.roles().label();
        if (!label.isEmpty()) {
            data.labels().forEach(name -> counts.put(name, 0));
            for (int row = 0; row < data.rows(); row++) {
                if (data.isMissing(label, row)) {
                    missing++;
                } else {
                    counts.merge(data.cell(label, row), 1, Integer::sum);
                }
            }
        }
        return new DataSummary(data.rows(), counts, missing, lengths(data));
    }

    private static Lengths lengths(LabelledData data) {
        return data.roles().text().isEmpty()
                ? Lengths.of(new int[0])
                : Lengths.of(data.texts().stream()
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .toArray());
    }

    static String line(LabelledData data) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%s: %,d rows", data.name(), data.rows()));
        Roles roles = data.roles();
        if (!roles.text().isEmpty()) {
            line.append("; text: ").append(roles.text());
        }
        if (!roles.image().isEmpty()) {
            line.append("; image: ").append(roles.image());
        }
        if (roles.hasFeatures()) {
            line.append("; features: ")
                    .append(String.join(", ", roles.features().all()));
        }
        if (!roles.label().isEmpty()) {
            line.append("; label: ").append(roles.label()).append(" (");
            line.append(String.join(", ", data.labels())).append(')');
        }
        if (!roles.groups().isEmpty()) {
            line.append("; groups: ").append(String.join(", ", roles.groups()));
        }
        return line.toString();
    }
}
