package io.crema.finetune.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The division of one data set by one {@link KFold}. */
final class Folding {
    /** What of the rows outside a fold steers its training. */
    private static final double VALIDATION = .1;

    private final LabelledData whole;
    private final LabelledData rows;
    private final KFold how;
    private final Strata strata;
    private final int[] foldOf;

    Folding(LabelledData data, KFold how) {
        this.whole = data;
        this.how = how;
        this.rows = withoutPublishedTest(data);
        this.strata = Strata.of(rows, how.stratifyBy(), how.folds());
        this.foldOf = new int[rows.rows()];
    }

    private static LabelledData withoutPublishedTest(LabelledData data) {
        int[] published = data.publishedTestRows();
        if (published.length == 0) {
            return data;
        }
        boolean[] apart = new boolean[data.rows()];
        Arrays.stream(published).forEach(row -> apart[row] = true);
        return data.select(
                IntStream.range(0, apart.length).filter(row -> !apart[row]).toArray());
    }

    FoldedData folds() {
        int[] all = IntStream.range(0, foldOf.length).toArray();
        if (how.groupBy().isEmpty()) {
            dealRows(all);
        } else {
            dealGroups(all);
        }
        refuseMissingLabels();
        List<Integer> kept = Arrays.stream(foldOf).boxed().toList();
        return new FoldedData(
                IntStream.range(0, how.folds()).mapToObj(this::fold).toList(), kept, how, rows, whole);
    }

    /** Round the folds, label after label and stratum after stratum, so that none differs by more than a row. */
    private void dealRows(int[] all) {
        int dealt = 0;
        for (int label = 0; label < strata.labels(); label++) {
            for (int row : strata.drawn(label, all, Sampling.stream("folds", how.seed(), label))) {
                foldOf[row] = dealt++ % how.folds();
            }
        }
    }

    private void dealGroups(int[] all) {
        double[] shares = new double[how.folds()];
        Arrays.fill(shares, 1.0 / how.folds());
        String[] groups = rows.groups(how.groupBy());
        long different = Arrays.stream(groups).distinct().count();
        if (different < how.folds()) {
            throw new DataException(
                    "%d folds need as many groups, and column \"%s\" of %s has %d"
                            .formatted(how.folds(), how.groupBy(), rows.name(), different),
                    "Ask for fewer folds, or group by another column.");
        }
        int[] folds = GroupAllotment.of(all, groups, strata, shares, Sampling.stream("folds", how.seed(), 0));
        System.arraycopy(folds, 0, foldOf, 0, foldOf.length);
    }

    private SplitData fold(int fold) {
        int[] heldOut = IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] == fold)
                .toArray();
        Split rest = Split.keepTest(1 - VALIDATION, VALIDATION)
                .seed(how.seed())
                .stratifyBy(how.stratifyBy())
                .groupBy(how.groupBy());
        return new Division(rows, rest, how.folds()).parts(heldOut);
    }

    /** A label that a fold lacks can be neither learned without it nor judged with it. */
    private void refuseMissingLabels() {
        int[] labelOf = Strata.labelsOf(rows, how.folds());
        int[][] counts = new int[rows.labels().size()][how.folds()];
        for (int row = 0; row < foldOf.length; row++) {
            if (labelOf[row] < counts.length) {
                counts[labelOf[row]][foldOf[row]]++;
            }
        }
        for (int label = 0; label < counts.length; label++) {
            int total = Arrays.stream(counts[label]).sum();
            if (total > 0 && Arrays.stream(counts[label]).anyMatch(count -> count == 0)) {
                throw withoutLabel(label, total);
            }
        }
    }

    private DataException withoutLabel(int label, int total) {
        return new DataException(
                "a fold of %s would have no row with label \"%s\" (rows with it: %d, folds: %d)"
                        .formatted(rows.name(), rows.labels().get(label), total, how.folds()),
                "Every fold needs every label: ask for fewer folds, or "
                        + (how.groupBy().isEmpty()
                                ? "leave the label out."
                                : "group by a column with smaller groups."));
    }
}
