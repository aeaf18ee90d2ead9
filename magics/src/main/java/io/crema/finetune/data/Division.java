package io.crema.finetune.data;

import io.crema.finetune.data.DataException.Remedy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The division of one data set by one {@link Split}: works out which part each row goes to. */
final class Division {
    static final List<String> PARTS = List.of("train", "validation", "test");
    private static final int TEST = 2;

    private final LabelledData data;
    private final Split split;
    private final int[] labelOf;
    private final Strata strata;
    private final int[] partOf;

    Division(LabelledData data, Split split) {
        this(data, split, PARTS.size());
    }

    /** @param times how many parts are to have rows of each label */
    Division(LabelledData data, Split split, int times) {
        this.data = data;
        this.split = split;
        this.labelOf = Strata.labelsOf(data, times);
        this.strata = Strata.of(data, split.stratifyBy(), times);
        this.partOf = new int[data.rows()];
    }

    SplitData parts() {
        return split.keepsTest()
                ? parts(published())
                : divided(IntStream.range(0, data.rows()).toArray());
    }

    /** The same with a test part that was chosen before. */
    SplitData parts(int[] test) {
        Arrays.stream(test).forEach(row -> partOf[row] = TEST);
        return divided(IntStream.range(0, partOf.length)
                .filter(row -> partOf[row] != TEST)
                .toArray());
    }

    private SplitData divided(int[] divided) {
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

    private int[] published() {
        int[] published = data.publishedTestRows();
        if (published.length == 0) {
            throw new DataException(
                    "%s has no published test part to keep".formatted(data.name()),
                    "Divide all of it with Split.stratified(.8, .1, .1).",
                    Remedy.DIVIDE_ALL);
        }
        return published;
    }

    private void divideRows(int[] divided) {
        for (int label = 0; label < strata.labels(); label++) {
            int[] rows = strata.drawn(label, divided, Sampling.stream("split", split.seed(), label));
            int[] sizes = Apportionment.sizes(rows.length, split.shares());
            int[] parts = strata.areFinerThanLabels() ? Apportionment.inTurn(sizes) : Apportionment.inBlocks(sizes);
            for (int index = 0; index < rows.length; index++) {
                partOf[rows[index]] = parts[index];
            }
        }
    }

    private void divideGroups(int[] divided) {
        String[] groupOf = data.groups(split.groupBy());
        refuseStraddling(groupOf);
        int[] parts =
                GroupAllotment.of(divided, groupOf, strata, split.shares(), Sampling.stream("split", split.seed(), 0));
        for (int index = 0; index < divided.length; index++) {
            partOf[divided[index]] = parts[index];
        }
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

    /** Every label that occurs has to occur in every part, but for rare ones that may go anywhere. */
    private void refuseMissingLabels() {
        int classes = data.labels().size();
        int[][] rows = new int[PARTS.size()][classes];
        int[] all = new int[classes];
        for (int row = 0; row < partOf.length; row++) {
            if (labelOf[row] < classes) {
                rows[partOf[row]][labelOf[row]]++;
                all[labelOf[row]]++;
            }
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
