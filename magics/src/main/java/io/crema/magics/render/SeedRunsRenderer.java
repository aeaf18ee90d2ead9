package io.crema.magics.render;

import io.crema.finetune.SeedRuns;
import io.crema.finetune.Tuned;
import io.crema.finetune.train.Finding;
import io.crema.finetune.view.Report;
import io.crema.finetune.view.SeedsView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows how much of a score is the chance of training. */
@SuppressWarnings("rawtypes") // a class knows no type arguments
public final class SeedRunsRenderer implements ReportedValue<SeedRuns> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<SeedRuns> type() {
        return SeedRuns.class;
    }

    @Override
    public Report report(SeedRuns value) {
        return SeedsView.report(value.series(), noticed(value));
    }

    private static Map<Long, List<Finding>> noticed(SeedRuns<?> value) {
        Map<Long, List<Finding>> noticed = new TreeMap<>();
        for (Tuned run : value.runs()) {
            if (!run.findings().isEmpty()) {
                noticed.put(run.provenance().seed(), run.findings());
            }
        }
        return noticed;
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
