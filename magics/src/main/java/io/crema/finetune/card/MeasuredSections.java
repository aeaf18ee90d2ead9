package io.crema.finetune.card;

import static io.crema.finetune.card.Markdown.plain;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Measured;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was measured of a model: how well it does, and how it treats groups. */
record MeasuredSections(ModelCard card) {
    /** Fewer rows than these say little of a model. */
    private static final int FEW_ROWS = 100;

    void addTo(Markdown text) {
        results(text);
        bias(text);
    }

    private void results(Markdown text) {
        text.heading(2, "Results");
        if (card.evaluations().isEmpty()) {
            text.paragraph(
                    "Not measured yet: `%evaluate --split test` measures it, with intervals and beside baselines.");
        }
        for (Evaluated evaluation : card.evaluations()) {
            text.heading(
                            3,
                            plain(evaluation.rowsName()) + ", n = "
                                    + CardBody.count(
                                            evaluation.measurements().rows().size()))
                    .numbers(header(evaluation), rows(evaluation))
                    .paragraph(levels(evaluation));
            text.points(allPlain(evaluation.measurements().comparisons().stream()
                    .map(each -> each.differences().get(0).sentence())
                    .toList()));
        }
    }

    private static List<String> header(Evaluated evaluation) {
        List<String> header = new ArrayList<>(
                List.of("metric", plain(evaluation.measurements().name())));
        evaluation.measurements().comparisons().forEach(each -> header.add(plain(each.baseline())));
        return header;
    }

    private static List<List<String>> rows(Evaluated evaluation) {
        List<List<String>> rows = new ArrayList<>();
        List<Measured> measured = evaluation.measurements().measured();
        for (int i = 0; i < measured.size(); i++) {
            List<String> row = new ArrayList<>();
            row.add(plain(measured.get(i).metric().title()));
            row.add(plain(measured.get(i).toText(3)));
            for (Comparison comparison : evaluation.measurements().comparisons()) {
                row.add(plain(comparison.measured().get(i).toText(3)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** {@code In brackets: 95 % intervals (Wilson, bootstrap; seed 42).} */
    private static String levels(Evaluated evaluation) {
        Set<String> methods = new LinkedHashSet<>();
        evaluation
                .measurements()
                .measured()
                .forEach(each -> each.interval()
                        .ifPresent(found -> methods.add(found.method().words())));
        return String.format(
                Locale.ROOT,
                "In brackets: %.0f %% intervals (%s; seed %d).",
                100 * evaluation.measurements().resampling().level(),
                String.join(", ", methods),
                evaluation.measurements().resampling().seed());
    }

    private void bias(Markdown text) {
        text.heading(2, "Groups of people");
        if (card.assessments().isEmpty()) {
            text.paragraph("Not assessed: `%bias_report --sensitive COLUMN --positive LABEL` reports by group"
                    + (card.subject().ofTexts()
                            ? ", `%bias_report --counterfactual identities --positive LABEL` swaps the people in sentences."
                            : "."));
        }
        for (BiasAssessment assessment : card.assessments()) {
            assessment.byGroup().forEach(report -> byGroup(text, report));
            assessment
                    .mitigations()
                    .forEach(each -> text.heading(3, plain(each.title())).points(allPlain(each.summary())));
            for (CounterfactualReport report : assessment.counterfactuals()) {
                text.heading(3, plain(report.title())).points(allPlain(report.summary()));
            }
            assessment
                    .refusals()
                    .forEach(each -> text.heading(3, plain(each.title())).paragraph(plain(each.sentence())));
        }
    }

    private static void byGroup(Markdown text, BiasReport report) {
        text.heading(3, plain(report.title()));
        List<List<String>> rows = new ArrayList<>();
        for (BiasStratum stratum : report.strata()) {
            String within = stratum.name().isEmpty() ? "" : stratum.name() + ": ";
            stratum.groups().forEach(group -> rows.add(row(within + group.name(), group)));
            rows.add(row(within + "all", stratum.overall()));
        }
        List<String> header = new ArrayList<>(List.of("group", "n"));
        report.only()
                .overall()
                .rates()
                .forEach(rate -> header.add(plain(rate.metric().title())));
        text.numbers(header, rows).points(allPlain(report.summary()));
    }

    private static List<String> row(String name, GroupRow group) {
        List<String> row = new ArrayList<>(List.of(plain(name), CardBody.count(group.rows())));
        group.rates().forEach(rate -> row.add(plain(rate.estimate().toText(2))));
        return row;
    }

    private static List<String> allPlain(List<String> sentences) {
        return sentences.stream().map(Markdown::plain).toList();
    }

    /** What measuring found too little of. */
    List<String> limitations() {
        List<String> found = new ArrayList<>();
        for (Evaluated evaluation : card.evaluations()) {
            if (evaluation.measurements().rows().size() < FEW_ROWS) {
                found.add("The " + plain(evaluation.rowsName()) + " has "
                        + evaluation.measurements().rows().size() + " rows only, so that its numbers are rough.");
            }
        }
        for (BiasAssessment assessment : card.assessments()) {
            for (BiasReport report : assessment.byGroup()) {
                report.strata().forEach(stratum -> found.addAll(allPlain(stratum.footnotes())));
            }
        }
        return found;
    }
}
