package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which group each row is in. Several features mean their intersections, the empty ones too. */
final class Grouping {
    static final String AND = " & ";

    private final List<String> names;
    private final List<List<String>> values;
    private final int[] groupOf;

    private Grouping(List<List<String>> values, int[] groupOf) {
        this.names = values.stream().map(each -> String.join(AND, each)).toList();
        this.values = values;
        this.groupOf = groupOf;
    }

    /** No features: all rows are one group without a name. */
    static Grouping of(List<SensitiveFeature> features, int rows) {
        Grouping grouping = new Grouping(List.of(List.of()), new int[rows]);
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
        List<String> distinct = new ArrayList<>(new TreeSet<>(feature.values()));
        TreeMap<String, Integer> indices = new TreeMap<>();
        distinct.forEach(value -> indices.put(value, indices.size()));
        List<List<String>> crossed = new ArrayList<>();
        for (List<String> before : values) {
            for (String value : distinct) {
                crossed.add(Stream.concat(before.stream(), Stream.of(value)).toList());
            }
        }
        int[] groups = new int[groupOf.length];
        for (int row = 0; row < groups.length; row++) {
            groups[row] = groupOf[row] * distinct.size()
                    + indices.getOrDefault(feature.values().get(row), 0);
        }
        return new Grouping(crossed, groups);
    }

    /** Every group's name, sorted by feature and then by value. */
    List<String> names() {
        return names;
    }

    /** What the rows of a group have in each feature. */
    List<String> values(int group) {
        return values.get(group);
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
        return new Grouping(values, some);
    }

    /** The rows of one group, ascending. */
    int[] rowsOf(int group) {
        return IntStream.range(0, groupOf.length)
                .filter(row -> groupOf[row] == group)
                .toArray();
    }
}
