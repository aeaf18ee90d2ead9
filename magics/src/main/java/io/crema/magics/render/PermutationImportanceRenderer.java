package io.crema.magics.render;

import io.crema.finetune.explain.Association;
import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.explain.PermutationImportance.Column;
import io.crema.finetune.explain.PermutationImportance.Setting;
import io.crema.finetune.metrics.Score;
import io.crema.finetune.view.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows which columns a model uses, the most important first. */
public final class PermutationImportanceRenderer implements ReportedValue<PermutationImportance> {
    private static final int NAMED = 5;

    /** The share of columns of no use whose 95 % interval lies above 0. */
    private static final double BY_CHANCE = 0.025;

    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<PermutationImportance> type() {
        return PermutationImportance.class;
    }

    @Override
    public Report report(PermutationImportance value) {
        Setting setting = value.setting();
        return Report.titled("Which columns help the model, on the " + setting.rowsName())
                .sentence(String.format(
                        Locale.ROOT,
                        "%s is %s on %,d rows. How much worse is it with one column's values mixed up among the rows?"
                                + " Means of %d mixings of each column (seed %d).",
                        sentence(setting.metric()),
                        Score.of(value.score()).toText(setting.decimals()),
                        setting.rows(),
                        setting.repeats(),
                        setting.seed()))
                .findings("", findings(value))
                .table(
                        "Permutation importance",
                        table(value),
                        List.of(
                                String.format(
                                        Locale.ROOT,
                                        "95 %% intervals over %,d bootstrap resamples of the rows and the mixings. By chance"
                                                + " alone, %.1f of %d columns of no use are told from noise.",
                                        setting.resamples(),
                                        BY_CHANCE * value.columns().size(),
                                        value.columns().size()),
                                "This is what helps the model on these rows, not what causes the outcome."));
    }

    private static String sentence(String metric) {
        return metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
    }

    private static List<String> findings(PermutationImportance value) {
        List<String> findings = new ArrayList<>();
        List<Column> noise = value.noise();
        List<Column> misleading =
                value.columns().stream().filter(Column::isMisleading).toList();
        List<Column> used = value.columns().stream()
                .filter(column -> !column.isNoise() && !column.isMisleading())
                .toList();
        findings.add(
                used.isEmpty() && misleading.isEmpty()
                        ? "No column can be told from noise on these rows: every interval includes 0. More rows tell more."
                        : used.isEmpty()
                                ? "No column is seen to help the model on these rows."
                                : "Told from noise are "
                                        + names(used.stream().map(Column::name).toList()) + ".");
        if (!misleading.isEmpty()) {
            findings.add("The model is better on these rows with the values of "
                    + names(misleading.stream().map(Column::name).toList())
                    + " mixed up: what it learned of them does not hold here.");
        }
        if (!noise.isEmpty() && noise.size() < value.columns().size()) {
            findings.add((noise.size() == 1 ? "One column is" : noise.size() + " columns are")
                    + " indistinguishable from noise on these rows, the interval including 0: "
                    + names(noise.stream().map(Column::name).toList()) + ".");
        }
        findings.add(together(value));
        findings.addAll(value.remarks());
        return findings;
    }

    private static String together(PermutationImportance value) {
        if (value.setting().rows() < Association.LEAST_ROWS) {
            return "Whether columns go together, so that the model can read the one while the other is mixed up, is looked for"
                    + " on " + Association.LEAST_ROWS + " rows or more.";
        }
        List<Association> pairs = value.together();
        if (pairs.isEmpty()) {
            return "No two columns go closely together here; where some do, the model can read the one while the other is"
                    + " mixed up, and both seem to matter less than they do.";
        }
        String shown = pairs.stream()
                .limit(NAMED)
                .map(pair -> String.format(
                        Locale.ROOT,
                        "%s with %s (%s %.2f)",
                        pair.one(),
                        pair.other(),
                        pair.kind().words(),
                        pair.strength()))
                .collect(Collectors.joining(", "));
        return "Columns that go together hide each other, as the model can read the one while the other is mixed up, so that"
                + " both seem to matter less than they do: " + shown
                + (pairs.size() > NAMED ? " and " + (pairs.size() - NAMED) + " more pairs" : "") + ".";
    }

    private static String names(List<String> columns) {
        String more = columns.size() > NAMED ? " and " + (columns.size() - NAMED) + " more" : "";
        return columns.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static Table table(PermutationImportance value) {
        List<Column> columns = value.columns();
        double greatest = columns.stream()
                .mapToDouble(Column::harm)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return Table.create(
                "columns",
                StringColumn.create("column", columns.stream().map(Column::name).toList()),
                StringColumn.create(
                        value.setting().metric() + " worse by",
                        columns.stream()
                                .map(column -> harm(column, value.setting().decimals()))
                                .toList()),
                StringColumn.create(
                        "95 % interval",
                        columns.stream()
                                .map(column -> column.interval()
                                        .map(found ->
                                                found.toText(value.setting().decimals()))
                                        .orElse("n/a"))
                                .toList()),
                StringColumn.create(
                        "\u2588 worse, \u2592 better",
                        columns.stream()
                                .map(column -> SignedBars.bar(column.harm(), greatest))
                                .toList()),
                StringColumn.create(
                        "told from noise",
                        columns.stream()
                                .map(column -> column.isMisleading() ? "better mixed" : column.isNoise() ? "no" : "yes")
                                .toList()));
    }

    private static String harm(Column column, int decimals) {
        double scale = Math.pow(10, decimals);
        double rounded = Math.rint(column.harm() * scale) / scale;
        return Double.isNaN(rounded)
                ? "n/a"
                : String.format(Locale.ROOT, "%." + decimals + "f", rounded + 0.0); // not -0
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
