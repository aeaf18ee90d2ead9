package io.crema.finetune.view;

import io.crema.finetune.fairness.GroupMetric;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.fairness.GroupThresholds;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.PairedChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What an attempt to narrow gaps did, before and after. */
public final class MitigationView {
    private MitigationView() {}

    /** What it comes to, the numbers before and after, and how groups are decided on. */
    public static Report report(Mitigation mitigation) {
        return details(Report.titled(mitigation.title()).findings("", mitigation.summary()), mitigation);
    }

    /** The report with the numbers of a mitigation more. */
    static Report details(Report before, Mitigation mitigation) {
        Report report = before.table(
                        "Before and after " + mitigation.method() + level(mitigation), changes(mitigation.changes()))
                .chart(rates(mitigation));
        return mitigation.rules().isEmpty()
                ? report
                : report.table("Thresholds by group", thresholds(mitigation.rules()));
    }

    private static String level(Mitigation mitigation) {
        return String.format(
                Locale.ROOT,
                ", n = %,d, with paired intervals (%.0f %%)",
                mitigation.before().only().overall().rows(),
                100 * mitigation.before().options().level());
    }

    /** One row a number: before, after, and the change with its paired interval. */
    public static Table changes(List<PairedChange> changes) {
        return Table.create(
                "Changes",
                StringColumn.create(
                        "number", changes.stream().map(PairedChange::title).toList()),
                StringColumn.create(
                        "before",
                        changes.stream().map(each -> each.before().toText(3)).toList()),
                StringColumn.create(
                        "after",
                        changes.stream().map(each -> each.after().toText(3)).toList()),
                StringColumn.create(
                        "change",
                        changes.stream().map(each -> each.change().toText(3)).toList()));
    }

    /** The selection rates of the groups before and after. */
    public static BarChart rates(Mitigation mitigation) {
        List<GroupRow> before = mitigation.before().only().groups();
        List<GroupRow> after = mitigation.after().only().groups();
        return new BarChart(
                "Share predicted \u201c" + mitigation.before().positive() + "\u201d before and after "
                        + mitigation.method(),
                before.stream()
                        .map(row -> row.name() + " " + rate(row) + ", after " + rate(after.get(before.indexOf(row))))
                        .collect(Collectors.joining(
                                "; ",
                                "Share predicted \u201c" + mitigation.before().positive() + "\u201d: ",
                                ".")),
                "",
                "selection rate",
                before.stream()
                        .map(row -> row.name() + ", n = " + Figures.count(row.rows()))
                        .toList(),
                List.of(bars("before", before), bars("after", after)),
                List.of());
    }

    private static String rate(GroupRow row) {
        return row.rate(GroupMetric.SELECTION_RATE).estimate().toText(2);
    }

    private static BarChart.Bars bars(String name, List<GroupRow> rows) {
        return new BarChart.Bars(
                name,
                rows.stream()
                        .map(row -> BiasReportView.bar(
                                row.rate(GroupMetric.SELECTION_RATE).estimate()))
                        .toList());
    }

    /** One row a group: above which score it is selected. */
    public static Table thresholds(List<GroupThresholds.Rule> rules) {
        return Table.create(
                "Thresholds",
                StringColumn.create(
                        "group", rules.stream().map(GroupThresholds.Rule::group).toList()),
                IntColumn.create(
                        "n fitted on",
                        rules.stream().map(GroupThresholds.Rule::rows).toArray(Integer[]::new)),
                StringColumn.create(
                        "selected", rules.stream().map(MitigationView::words).toList()));
    }

    private static String words(GroupThresholds.Rule rule) {
        String cuts = rule.cuts().stream()
                .filter(cut -> cut.share() > 0)
                .map(MitigationView::words)
                .collect(Collectors.joining(", "));
        return rule.ignored() > 0
                ? String.format(
                        Locale.ROOT,
                        "%s; but in %s of decisions the score is not looked at, and %s are selected",
                        cuts,
                        Figures.percent(rule.ignored()),
                        Figures.percent(rule.constant()))
                : cuts;
    }

    private static String words(GroupThresholds.Cut cut) {
        String threshold = Double.isFinite(cut.threshold())
                ? String.format(Locale.ROOT, "above %.3f", cut.threshold())
                : cut.threshold() > 0 ? "never" : "always";
        return cut.share() < 1 ? threshold + " in " + Figures.percent(cut.share()) + " of decisions" : threshold;
    }
}
