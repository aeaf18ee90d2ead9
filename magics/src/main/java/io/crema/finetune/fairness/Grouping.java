package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which group each row is in. Several features mean their intersections, the empty ones too. */
final class Grouping {
    static final String AND = " & ";

    private final List<String> names;
    private final int[] groupOf;

    private Grouping(List<String> names, int[] groupOf) {
        this.names = names;
        this.groupOf = groupOf;
    }

    /** No features: all rows are one group without a name. */
    static Grouping of(List<SensitiveFeature> features, int rows) {
        Grouping grouping = new Grouping(List.of(""), new int[rows]);
        for (SensitiveFeature feature : features) {
            grouping = grouping.by(feature);
        }
        return grouping;
    }

    private Grouping by(SensitiveFeature feature) {
        if (feature.values().size() != groupOf.length) {
            throw new IllegalArgumentException(
                    feature.name() + " has " + feature.values().size() + " values for " + groupOf.length + " rows");
        }
        List<String> values = new ArrayList<>(new TreeSet<>(feature.values()));
        TreeMap<String, Integer> indices = new TreeMap<>();
        values.forEach(value -> indices.put(value, indices.size()));
        List<String> crossed = new ArrayList<>();
        for (String name : names) {
            values.forEach(value -> crossed.add(name.isEmpty() ? value : name + AND + value));
        }
        int[] groups = new int[groupOf.length];
        for (int row = 0; row < groups.length; row++) {
            groups[row] = groupOf[row] * values.size()
                    + indices.getOrDefault(feature.values().get(row), 0);
        }
        return new Grouping(crossed, groups);
    }

    /** Every group's name, sorted by feature and then by value. */
    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** How many rows are in the groups together. */
    int rows() {
        return groupOf.length;
    }

    int groupOf(int row) {
        return groupOf[row];
    }

    /** The rows' groups, one a row; a copy. */
    int[] groups() {
        return groupOf.clone();
    }

    /** The same groups, of these rows only. */
    Grouping rows(int[] rows) {
        int[] some = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = groupOf[rows[i]];
        }
        return new Grouping(names, some);
    }

    /** The rows of one group, ascending. */
    int[] rowsOf(int group) {
        return IntStream.range(0, groupOf.length)
                .filter(row -> groupOf[row] == group)
                .toArray();
    }
}
