package io.crema.magics.render;

import io.crema.finetune.check.DataFinding.Remedy;
import io.crema.finetune.check.DataReport;
import io.crema.finetune.view.DataReportView;
import io.crema.finetune.view.Report;

/** Shows what was found in data, and which magics mend it. */
public final class DataReportRenderer implements ReportedValue<DataReport> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<DataReport> type() {
        return DataReport.class;
    }

    @Override
    public Report report(DataReport value) {
        return DataReportView.report(value, DataReportRenderer::mend);
    }

    private static String mend(Remedy remedy) {
        return switch (remedy) {
            case DROP_MISSING ->
                "Leave rows without an example or a label out where they are loaded: %load_data SOURCE --drop-missing";
            case STRIP_MARKUP -> "Take it out where the rows are loaded: %load_data SOURCE --strip-markup";
            case KEEP_TOGETHER ->
                "Keep such rows in one part: %split --duplicates together; or leave them out: %split --duplicates drop";
            case DROP_REPEATED -> "Leave them out: %split --duplicates drop";
            case NAME_ID -> "Say so where it is loaded: %load_data SOURCE --id COLUMN";
            case READ_MORE -> "Let the model read more: %load_model MODEL --max-length N";
            case WEIGH_CLASSES -> "Weigh labels in training, and judge by macro-F1: %finetune --class-weights balanced";
            case LEAVE_COLUMN_OUT, MORE_ROWS, LOOK_AT_ROWS -> remedy.hint();
        };
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
