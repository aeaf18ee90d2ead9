package io.crema.finetune.view;

import io.crema.finetune.data.DataSummary;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import io.crema.finetune.data.SplitData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What rows there are. */
public final class DataView {
    private static final int FIRST_ROWS = 5;
    private static final int TEXT_LENGTH = 120;
    private static final int MOST_LABELS = 50;

    private DataView() {}

    /** What the columns are for, the labels' counts, and the first rows. */
    public static Report report(LabelledData data) {
        Report report = Report.titled(data.name() + ", " + Figures.count(data.rows()) + " rows");
        DataSummary summary = data.summary();
        DataSummary.Lengths lengths = summary.textLengths();
        if (!data.roles().text().isEmpty() && data.rows() > 0) {
            report = report.sentence(roles(data.roles()) + " A text has " + Figures.count(lengths.median())
                    + " characters in the median, "
                    + Figures.count(lengths.percentile95()) + " or fewer in 95 of 100 rows, "
                    + Figures.count(lengths.longest()) + " at most.");
        }
        if (!data.roles().image().isEmpty()) {
            report = report.sentence(roles(data.roles()));
        }
        if (data.roles().hasFeatures()) {
            report = TableView.features(report, data);
        }
        if (showsLabels(summary)) {
            report = report.table("Rows by label", labels(summary));
        }
        return report.table("The first rows", first(data));
    }

    /** {@code The text is in the column "review", the label in "stars", groups in "sex".} */
    private static String roles(Roles roles) {
        var parts = new ArrayList<String>();
        String kind = roles.image().isEmpty() ? "text is" : "pictures are";
        parts.add("The " + kind + " in the column \u201c" + roles.example() + "\u201d");
        if (!roles.label().isEmpty()) {
            parts.add("the label in \u201c" + roles.label() + "\u201d");
        }
        roles.groups().forEach(group -> parts.add("a group in \u201c" + group + "\u201d"));
        return String.join(", ", parts) + ".";
    }

    /** More labels than these are numbers, or a mistake. */
    private static boolean showsLabels(DataSummary summary) {
        return !summary.labelCounts().isEmpty() && summary.labelCounts().size() <= MOST_LABELS;
    }

    private static Table labels(DataSummary summary) {
        List<String> names = new ArrayList<>(summary.labelCounts().keySet());
        List<Integer> counts = new ArrayList<>(summary.labelCounts().values());
        List<String> shares = counts.stream()
                .map(count -> Figures.percent((double) count / summary.rows()))
                .toList();
        return Table.create(
                "labels",
                StringColumn.create("label", names),
                IntColumn.create("rows", counts.toArray(Integer[]::new)),
                StringColumn.create("share", shares));
    }

    private static Table first(LabelledData data) {
        Table head = data.table().first(FIRST_ROWS);
        Table shown = Table.create("first");
        for (String column : data.columns()) {
            String[] cells = IntStream.range(0, head.rowCount())
                    .mapToObj(row -> shortened(head.column(column).getString(row)))
                    .toArray(String[]::new);
            shown.addColumns(StringColumn.create(column, cells));
        }
        return shown;
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_LENGTH
                ? text
                : text.substring(0, TEXT_LENGTH).stripTrailing() + "…";
    }

    /** A row for each part: its rows, and how many have each label, if these are not too many to be shown. */
    public static Table parts(SplitData split) {
        List<LabelledData> parts = List.of(split.train(), split.validation(), split.test());
        Table table = Table.create(
                "parts",
                StringColumn.create("part", "train", "validation", "test"),
                IntColumn.create("rows", parts.stream().map(LabelledData::rows).toArray(Integer[]::new)));
        if (split.labels().size() > MOST_LABELS) {
            return table;
        }
        for (int label = 0; label < split.labels().size(); label++) {
            int index = label;
            Stream<Integer> counts = parts.stream().map(part -> (int) Arrays.stream(part.labelIndices())
                    .filter(each -> each == index)
                    .count());
            String name = Headings.beside(table, split.labels().get(label));
            table.addColumns(IntColumn.create(name, counts.toArray(Integer[]::new)));
        }
        return table;
    }
}
