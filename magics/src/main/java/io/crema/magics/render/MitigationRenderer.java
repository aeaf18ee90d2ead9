package io.crema.magics.render;

import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.view.MitigationView;
import io.crema.finetune.view.Report;

/** Shows what an attempt to narrow gaps did. */
public final class MitigationRenderer implements ReportedValue<Mitigation> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<Mitigation> type() {
        return Mitigation.class;
    }

    @Override
    public Report report(Mitigation value) {
        return MitigationView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
