package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;

/** The rows of one value of the control features; all rows, without a name, where there are none. */
record Stratum(String name, Decisions decisions, Grouping grouping) {
    /** Those that have rows, sorted by name. */
    static List<Stratum> all(Decisions decisions, Grouping grouping, List<SensitiveFeature> control) {
        Grouping strata = Grouping.of(control, decisions.size());
        List<Stratum> all = new ArrayList<>();
        for (int stratum = 0; stratum < strata.size(); stratum++) {
            int[] rows = strata.rowsOf(stratum);
            if (rows.length > 0) {
                all.add(new Stratum(strata.names().get(stratum), decisions.rows(rows), grouping.rows(rows)));
            }
        }
        return all;
    }

    MetricFrame frame(Undefined undefined) {
        return MetricFrame.of(decisions, grouping.names(), grouping.groups(), undefined);
    }
}
