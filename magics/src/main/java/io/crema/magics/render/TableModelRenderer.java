package io.crema.magics.render;

import io.crema.finetune.model.TableModel;
import io.crema.finetune.view.Report;

/** Shows what model for tables waits for its table. */
public final class TableModelRenderer implements ReportedValue<TableModel> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<TableModel> type() {
        return TableModel.class;
    }

    @Override
    public Report report(TableModel value) {
        return ModelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
