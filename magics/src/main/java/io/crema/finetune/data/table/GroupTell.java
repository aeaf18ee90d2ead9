package io.crema.finetune.data.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a feature tells the group that a row belongs to: then leaving out the group's own column keeps nothing from the
 * model.
 */
public final class GroupTell {
    /** The share of rows whose group a feature has to tell. */
    private static final double NEARLY_ALL = .95;

    /** More categories than these tell anything by chance. */
    private static final int CATEGORIES = 20;

    private GroupTell() {}

    /** What is found of a feature, if it tells a group clearly better than the largest group alone would. */
    public static Optional<ColumnFinding> of(Survey.Cells feature, Survey.Cells group) {
        Map<String, Map<String, Integer>> groups = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (int row = 0; row < group.cells().size(); row++) {
            String said = CellText.category(group.cells().get(row));
            groups.computeIfAbsent(CellText.category(feature.cells().get(row)), value -> new HashMap<>())
                    .merge(said, 1, Integer::sum);
            all.merge(said, 1, Integer::sum);
        }
        if (feature.numeric() || groups.size() > CATEGORIES || all.size() < 2) {
            return Optional.empty();
        }
        int told = groups.values().stream().mapToInt(GroupTell::largest).sum();
        int rows = group.cells().size();
        if (told < NEARLY_ALL * rows || rows - told > (rows - largest(all)) / 4) {
            return Optional.empty();
        }
        return Optional.of(new ColumnFinding(
                feature.column(),
                ColumnFinding.Kind.TELLS_GROUP,
                String.format(
                        Locale.ROOT,
                        "\u201c%s\u201d tells \u201c%s\u201d in %,d of %,d rows, so that a model sees it all the same",
                        feature.column(),
                        group.column(),
                        told,
                        rows)));
    }

    private static int largest(Map<String, Integer> counts) {
        return Collections.max(List.copyOf(counts.values()));
    }
}
