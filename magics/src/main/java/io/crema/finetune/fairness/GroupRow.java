package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.List;

/**
 * A group's line in the table.
 *
 * @param values of the sensitive features, in their order; none for all rows pooled
 * @param rows how many rows the group has; 0 for an empty intersection, which is listed by name
 * @param small whether that is under the least number that a rate should be read from
 * @param rates in the order of {@link GroupMetric}
 */
public record GroupRow(String name, List<String> values, int rows, boolean small, List<GroupRate> rates) {
    public GroupRow {
        values = List.copyOf(values);
        rates = List.copyOf(rates);
    }

    /**
     * One of the group's rates.
     *
     * @throws IllegalArgumentException if the row has not this rate
     */
    public GroupRate rate(GroupMetric metric) {
        return rates.stream()
                .filter(rate -> rate.metric() == metric)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + metric.title() + " in this row"));
    }

    Score score(GroupMetric metric) {
        return rate(metric).estimate().score();
    }
}
