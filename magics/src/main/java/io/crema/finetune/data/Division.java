package io.crema.finetune.data;

import io.crema.finetune.data.DataException.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The division of one data set by one {@link Split}: works out which part each row goes to. */
final class Division {
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final int TEST = 2;

    private final LabelledData data;
    private final Split split;
    private final int[] labelOf;
    private final int classes;
    private final int[] partOf;

    Division(LabelledData data, Split split) {
        this.data = data;
        this.split = split;
        int[] labels = data.labelIndices();
        boolean quantity = FeatureColumns.isQuantity(data, fewest(labels));
        this.labelOf = quantity ? new int[data.rows()] : labels;
        this.classes = quantity ? 1 : data.labels().size();
        this.partOf = new int[data.rows()];
    }

    /** How many rows the rarest label has, of those that are there. */
    private static long fewest(int[] labels) {
        return Arrays.stream(labels)
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
    }

    SplitData parts() {
        int[] divided = IntStream.range(0, data.rows()).toArray();
        if (split.keepsTest()) {
            divided = setTestAside();
        }
        if (split.groupBy().isEmpty()) {
            divideRows(divided);
        } else {
            divideGroups(divided);
        }
        refuseMissingLabels();
        return new SplitData(part(0), part(1), part(TEST), split, data);
    }

    private LabelledData part(int part) {
        return data.select(IntStream.range(0, partOf.length)
                .filter(row -> partOf[row] == part)
                .toArray());
    }

    /** Marks the published test part and gives the other rows. */
    private int[] setTestAside() {
        int[] published = data.publishedTestRows();
        if (published.length == 0) {
            throw new DataException(
                    "%s has no published test part to keep".formatted(data.name()),
                    "Divide all of it with Split.stratified(.8, .1, .1).",
                    Remedy.DIVIDE_ALL);
        }
        Arrays.stream(published).forEach(row -> partOf[row] = TEST);
        return IntStream.range(0, partOf.length)
                .filter(row -> partOf[row] != TEST)
                .toArray();
    }

    private void divideRows(int[] divided) {
        for (int label = 0; label < classes; label++) {
            int wanted = label;
            int[] rows =
                    Arrays.stream(divided).filter(row -> labelOf[row] == wanted).toArray();
            Sampling.shuffled(rows, Sampling.stream("split", split.seed(), label));
            int[] sizes = Apportionment.sizes(rows.length, split.shares());
            int next = 0;
            for (int part = 0; part < sizes.length; part++) {
                for (int taken = 0; taken < sizes[part]; taken++) {
                    partOf[rows[next++]] = part;
                }
            }
        }
    }

    /** Largest groups first, each to the part where it leaves the label counts closest to their shares. */
    private void divideGroups(int[] divided) {
        List<int[]> groups = groups(divided);
        double[] shares = split.shares();
        double[] total = counts(divided);
        double[][] lacking = new double[shares.length][classes];
        for (int part = 0; part < shares.length; part++) {
            for (int label = 0; label < classes; label++) {
                lacking[part][label] = shares[part] * total[label];
            }
        }
        for (int[] rows : groups) {
            double[] size = counts(rows);
            int best = 0;
            for (int part = 1; part < shares.length; part++) {
                if (gain(lacking[part], size) > gain(lacking[best], size)) {
                    best = part;
                }
            }
            for (int row : rows) {
                partOf[row] = best;
                lacking[best][labelOf[row]]--;
            }
        }
    }

    /** By how much the squared lack of a part shrinks when a group of this size joins it. */
    private static double gain(double[] lacking, double[] size) {
        double gain = 0;
        for (int label = 0; label < size.length; label++) {
            gain += size[label] * (2 * lacking[label] - size[label]);
        }
        return gain;
    }

    private List<int[]> groups(int[] divided) {
        String[] groupOf = data.groups(split.groupBy());
        refuseStraddling(groupOf);
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int row : divided) {
            byName.computeIfAbsent(groupOf[row], name -> new ArrayList<>()).add(row);
        }
        List<int[]> groups = new ArrayList<>();
        byName.values()
                .forEach(rows ->
                        groups.add(rows.stream().mapToInt(Integer::intValue).toArray()));
        SplittableRandom random = Sampling.stream("split", split.seed(), 0);
        int[] drawn = Sampling.shuffled(IntStream.range(0, groups.size()).toArray(), random);
        return Arrays.stream(drawn)
                .mapToObj(groups::get)
                .sorted(Comparator.comparingInt((int[] rows) -> -rows.length))
                .toList();
    }

    private void refuseStraddling(String[] groupOf) {
        Map<String, Boolean> inTest = new LinkedHashMap<>();
        for (int row = 0; row < partOf.length; row++) {
            boolean test = partOf[row] == TEST;
            Boolean before = inTest.put(groupOf[row], test);
            if (before != null && before != test) {
                throw new DataException(
                        "%s \"%s\" is both in the published test part of %s and outside it"
                                .formatted(split.groupBy(), groupOf[row], data.name()),
                        "Leave out groupBy, or divide all rows with Split.stratified(.8, .1, .1).",
                        Remedy.DIVIDE_ALL);
            }
        }
    }

    private double[] counts(int[] rows) {
        double[] counts = new double[classes];
        for (int row : rows) {
            counts[labelOf[row]]++;
        }
        return counts;
    }

    /** Every label that occurs has to occur in every part; no part is empty then. */
    private void refuseMissingLabels() {
        int[][] rows = new int[PARTS.size()][classes];
        int[] all = new int[classes];
        for (int row = 0; row < partOf.length; row++) {
            rows[partOf[row]][labelOf[row]]++;
            all[labelOf[row]]++;
        }
        for (int part = 0; part < rows.length; part++) {
            for (int label = 0; label < classes; label++) {
                if (all[label] > 0 && rows[part][label] == 0) {
                    throw withoutLabel(part, label, all[label]);
                }
            }
        }
    }

    private DataException withoutLabel(int part, int label, int rows) {
        return new DataException(
                "the %s part of %s would have no row with label \"%s\" (rows with it: %d)"
                        .formatted(PARTS.get(part), data.name(), data.labels().get(label), rows),
                split.groupBy().isEmpty()
                        ? "Every part needs every label: add rows with it, or leave the label out."
                        : "Every part needs every label: group by a column with smaller groups, or try another seed.");
    }
}
