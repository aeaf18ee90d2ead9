package io.crema.finetune.view;

import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Score;
import io.crema.finetune.metrics.Slice;
import io.crema.finetune.metrics.Slicing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How a model does on parts of the rows, the part furthest from the whole first. */
final class SliceView {
    private SliceView() {}

    /** The report with a table for each column more. */
    static Report details(Report before, List<Slicing> slicings, int rows) {
        Report report = before;
        for (Slicing slicing : slicings) {
            report = report.table(
                    "Slices by " + slicing.column() + ", the furthest from the whole first",
                    table(slicing, rows),
                    notes(slicing));
        }
        return report;
    }

    /** One row a slice: its size, its metrics with intervals, and how far it is from all rows; they come last. */
    static Table table(Slicing slicing, int rows) {
        List<Slice> slices = slicing.slices();
        List<String> names = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        slices.forEach(slice -> {
            names.add(slice.isSmall() ? slice.value() + " (small)" : slice.value());
            sizes.add(slice.rows());
        });
        names.add("all rows");
        sizes.add(rows);
        Table table = Table.create(
                "Slices",
                StringColumn.create(slicing.column(), names),
                IntColumn.create("n", sizes.toArray(Integer[]::new)));
        for (int metric = 0; metric < slicing.whole().size(); metric++) {
            int at = metric;
            Measured whole = slicing.whole().get(at);
            int decimals = MetricTables.decimals(whole);
            List<String> cells = new ArrayList<>();
            slices.forEach(slice -> cells.add(slice.measured().get(at).toText(decimals)));
            cells.add(whole.toText(decimals));
            table.addColumns(StringColumn.create(whole.metric().title(), cells));
            if (metric == 0) {
                table.addColumns(StringColumn.create("from the whole", distances(slicing)));
            }
        }
        return table;
    }

    private static List<String> distances(Slicing slicing) {
        Score whole = slicing.whole().get(0).score();
        String form = "%+." + MetricTables.decimals(slicing.whole().get(0)) + "f";
        List<String> distances = new ArrayList<>();
        for (Slice slice : slicing.slices()) {
            Score own = slice.measured().get(0).score();
            distances.add(
                    own.isDefined() && whole.isDefined()
                            ? String.format(Locale.ROOT, form, own.value() - whole.value())
                            : "n/a");
        }
        distances.add("");
        return distances;
    }

    static List<String> notes(Slicing slicing) {
        List<String> notes = new ArrayList<>();
        if (slicing.slices().stream().anyMatch(Slice::isSmall)) {
            notes.add("(small): fewer than 30 rows, which say little.");
        }
        if (slicing.slices().size() > 5) {
            notes.add("Of " + slicing.slices().size()
                    + " slices some are far from the whole by chance alone: look at the intervals.");
        }
        return notes;
    }
}
