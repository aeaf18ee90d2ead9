package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;

/** What was found of how a model treats groups: reports by group, and reports of swapped people. Either may be empty. */
public record BiasAssessment(List<BiasReport> byGroup, List<CounterfactualReport> counterfactuals) {

    public BiasAssessment {
        byGroup = List.copyOf(byGroup);
        counterfactuals = List.copyOf(counterfactuals);
    }

    public static BiasAssessment empty() {
        return new BiasAssessment(List.of(), List.of());
    }

    /** This with a report by group more. */
    public BiasAssessment with(BiasReport report) {
        var more = new ArrayList<>(byGroup);
        more.add(report);
        return new BiasAssessment(more, counterfactuals);
    }

    /** This with a report of swaps more. */
    public BiasAssessment with(CounterfactualReport report) {
        var more = new ArrayList<>(counterfactuals);
        more.add(report);
        return new BiasAssessment(byGroup, more);
    }
}
