package io.crema.finetune.fairness;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of how a model treats groups. Any part may be empty.
 *
 * @param byGroup reports by group, one for each positive label and choice of sensitive features
 * @param macro the gaps of several labels as one
 * @param mitigations what was tried to narrow the gaps
 * @param counterfactuals reports of swapped people
 * @param refusals parts that could not be made beside those that were
 */
public record BiasAssessment(
        List<BiasReport> byGroup,
        List<MacroGaps> macro,
        List<Mitigation> mitigations,
        List<CounterfactualReport> counterfactuals,
        List<Refusal> refusals) {

    public BiasAssessment {
        byGroup = List.copyOf(byGroup);
        macro = List.copyOf(macro);
        mitigations = List.copyOf(mitigations);
        counterfactuals = List.copyOf(counterfactuals);
        refusals = List.copyOf(refusals);
    }

    public static BiasAssessment empty() {
        return new BiasAssessment(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** This with a report by group more. */
    public BiasAssessment with(BiasReport report) {
        return new BiasAssessment(more(byGroup, report), macro, mitigations, counterfactuals, refusals);
    }

    /** This with the gaps of several labels more. */
    public BiasAssessment with(MacroGaps gaps) {
        return new BiasAssessment(byGroup, more(macro, gaps), mitigations, counterfactuals, refusals);
    }

    /** This with a mitigation more. */
    public BiasAssessment with(Mitigation mitigation) {
        return new BiasAssessment(byGroup, macro, more(mitigations, mitigation), counterfactuals, refusals);
    }

    /** This with a report of swaps more. */
    public BiasAssessment with(CounterfactualReport report) {
        return new BiasAssessment(byGroup, macro, mitigations, more(counterfactuals, report), refusals);
    }

    /** This with a part more that could not be made. */
    public BiasAssessment with(Refusal refusal) {
        return new BiasAssessment(byGroup, macro, mitigations, counterfactuals, more(refusals, refusal));
    }

    private static <T> List<T> more(List<T> before, T another) {
        return Stream.concat(before.stream(), Stream.of(another)).toList();
    }
}
