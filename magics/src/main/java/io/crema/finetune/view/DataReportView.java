package io.crema.finetune.view;

import io.crema.finetune.check.DataFinding;
import io.crema.finetune.check.DataFinding.Look;
import io.crema.finetune.check.DataFinding.Remedy;
import io.crema.finetune.check.DataReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What was found in data: each finding with why it matters, what mends it, and rows to look at. */
public final class DataReportView {
    private DataReportView() {}

    /** In the words of the library. */
    public static Report report(DataReport report) {
        return report(report, Remedy::hint);
    }

    /** In other words for what mends a finding. */
    public static Report report(DataReport found, Function<Remedy, String> words) {
        Report report = Report.titled(found.name() + ", " + Figures.count(found.rows()) + " rows: "
                + (found.isClean() ? "nothing found" : findings(found.findings().size())));
        int number = 0;
        for (DataFinding finding : found.findings()) {
            number++;
            String mark = finding.kind().isSevere() ? "\u26a0 " : "";
            report = report.findings(
                    number + ". " + mark + finding.what(),
                    List.of(finding.why(), words.apply(finding.kind().remedy())));
            if (!finding.rows().isEmpty()) {
                report = report.table("Rows to look at", rows(finding.rows()));
            }
        }
        return report.sentence(
                "Looked at: " + String.join("; ", found.checked()) + ". Rows count from 0 in the whole data.");
    }

    private static String findings(int number) {
        return number == 1 ? "1 finding" : number + " findings";
    }

    private static Table rows(List<Look> looks) {
        Table table = Table.create(
                "rows", IntColumn.create("row", looks.stream().map(Look::row).toArray(Integer[]::new)));
        List<StringColumn> columns = new ArrayList<>();
        columns.add(column("part", looks, Look::part));
        columns.add(column("label", looks, Look::label));
        columns.add(column("text", looks, Look::text));
        columns.add(column("note", looks, Look::note));
        columns.stream()
                .filter(column -> !column.asList().stream().allMatch(String::isEmpty))
                .forEach(table::addColumns);
        return table;
    }

    private static StringColumn column(String name, List<Look> looks, Function<Look, String> cell) {
        return StringColumn.create(name, looks.stream().map(cell));
    }
}
