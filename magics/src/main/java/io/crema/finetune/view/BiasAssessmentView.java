package io.crema.finetune.view;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.Refusal;
import java.util.List;

/** Reports by group and of swapped people as one: what all of them found comes first, the numbers after. */
public final class BiasAssessmentView {
    private BiasAssessmentView() {}

    /** The report of an assessment; that of its only part if there is one. */
    public static Report report(BiasAssessment assessment) {
        int parts = assessment.byGroup().size()
                + assessment.macro().size()
                + assessment.mitigations().size()
                + assessment.counterfactuals().size()
                + assessment.refusals().size();
        if (parts == 0) {
            return Report.titled("Bias report").sentence("Nothing was assessed.");
        }
        boolean one = parts == 1
                && assessment.macro().isEmpty()
                && assessment.mitigations().isEmpty();
        return one ? only(assessment) : together(assessment);
    }

    private static Report only(BiasAssessment assessment) {
        return assessment.byGroup().isEmpty()
                ? CounterfactualView.report(assessment.counterfactuals().get(0))
                : BiasReportView.report(assessment.byGroup().get(0));
    }

    private static Report together(BiasAssessment assessment) {
        Report report = Report.titled("Bias report");
        for (BiasReport bias : assessment.byGroup()) {
            report = report.findings(bias.title().replaceFirst("^Bias report: ", "By "), bias.summary());
        }
        for (Mitigation mitigation : assessment.mitigations()) {
            report = report.findings(mitigation.title(), mitigation.summary());
        }
        for (CounterfactualReport swaps : assessment.counterfactuals()) {
            report = report.findings(swaps.title(), swaps.summary());
        }
        for (Refusal refusal : assessment.refusals()) {
            report = report.findings(refusal.title(), List.of(refusal.sentence()));
        }
        boolean several = assessment.byGroup().size() > 1;
        for (BiasReport bias : assessment.byGroup()) {
            report = BiasReportView.details(report, bias, several ? BiasReportView.name(bias) + ": " : "");
        }
        for (MacroGaps macro : assessment.macro()) {
            report = report.table(
                    macro.title() + BiasReportView.shuffles(macro.options()), BiasReportView.gaps(macro.gaps()));
        }
        for (Mitigation mitigation : assessment.mitigations()) {
            report = MitigationView.details(report, mitigation);
        }
        for (CounterfactualReport swaps : assessment.counterfactuals()) {
            report = CounterfactualView.details(report, swaps);
        }
        return report;
    }
}
