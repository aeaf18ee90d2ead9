package io.crema.magics.render;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.view.DataView;
import io.crema.finetune.view.Report;

/** Shows what rows there are, how their labels are spread, and the first few. */
public final class LabelledDataRenderer implements ReportedValue<LabelledData> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<LabelledData> type() {
        return LabelledData.class;
    }

    @Override
    public Report report(LabelledData value) {
        return DataView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
