package io.crema.finetune.fairness;

import java.util.List;

/** What would be equal between groups if a model met it. */
public enum Criterion {
    /** Equal selection rates. */
    DEMOGRAPHIC_PARITY("demographic parity"),
    /** Equal true positive rates: of those who deserve it, the same share is selected (Hardt 2016). */
    EQUAL_OPPORTUNITY("equal opportunity"),
    /** Equal false positive rates: of those who do not deserve it, the same share is selected (Corbett-Davies 2017). */
    PREDICTIVE_EQUALITY("predictive equality"),
    /** Equal true positive and equal false positive rates (Hardt 2016). */
    EQUALIZED_ODDS("equalized odds");

    private final String title;

    Criterion(String title) {
        this.title = title;
    }

    /** The name to show: {@code equalized odds}. */
    public String title() {
        return title;
    }

    /** The rates it looks at. */
    public List<GroupMetric> metrics() {
        return switch (this) {
            case DEMOGRAPHIC_PARITY -> List.of(GroupMetric.SELECTION_RATE);
            case EQUAL_OPPORTUNITY -> List.of(GroupMetric.TRUE_POSITIVE_RATE);
            case PREDICTIVE_EQUALITY -> List.of(GroupMetric.FALSE_POSITIVE_RATE);
            case EQUALIZED_ODDS -> List.of(GroupMetric.TRUE_POSITIVE_RATE, GroupMetric.FALSE_POSITIVE_RATE);
        };
    }
}
