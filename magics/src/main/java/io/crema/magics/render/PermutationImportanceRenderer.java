package io.crema.magics.render;

import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.explain.PermutationImportance.Column;
import io.crema.finetune.view.Report;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows which columns a model uses, the most important first. */
public final class PermutationImportanceRenderer implements ReportedValue<PermutationImportance> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<PermutationImportance> type() {
        return PermutationImportance.class;
    }

    @Override
    public Report report(PermutationImportance value) {
        List<Column> columns = value.columns();
        Table table = Table.create(
                "columns",
                StringColumn.create("column", columns.stream().map(Column::name).toList()),
                StringColumn.create(
                        "fall of " + value.metric() + " when mixed",
                        columns.stream()
                                .map(each -> String.format(
                                        Locale.ROOT, "%.4f [%.4f to %.4f]", each.fall(), each.lower(), each.upper()))
                                .toList()));
        return Report.titled("What the model uses")
                .sentence(String.format(
                        Locale.ROOT,
                        "The %s on %,d rows is %.4f. It is measured again with the values of one column mixed up among the"
                                + " rows, %d times for each column (seed %d). Columns that say the same share what they do.",
                        value.metric(),
                        value.rows(),
                        value.score(),
                        value.repeats(),
                        value.seed()))
                .table(
                        "Permutation importance",
                        table,
                        List.of("In brackets: 95 % of the repeats. This is what the model uses, not what causes the"
                                + " outcome."));
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
