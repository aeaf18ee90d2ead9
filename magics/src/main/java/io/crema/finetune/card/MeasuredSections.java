package io.crema.finetune.card;

import static io.crema.finetune.card.Markdown.plain;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Evaluation;
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
                    card.subject().isRegression()
                            ? "Not measured yet, but for the validation rows that steered the training."
                            : "Not measured yet: `%evaluate --split test` measures it, with intervals and beside"
                                    + " baselines.");
        }
        for (Evaluation evaluation : card.evaluations()) {
            text.heading(3, plain(evaluation.rowsName()) + ", n = " + CardBody.count(evaluation.size()))
                    .numbers(header(evaluation), rows(evaluation))
                    .paragraph(levels(evaluation));
            text.points(allPlain(evaluation.comparisons().stream()
                    .map(each -> each.differences().get(0).sentence())
                    .toList()));
        }
    }

    private static List<String> header(Evaluation evaluation) {
        List<String> header = new ArrayList<>(List.of("metric", plain(evaluation.name())));
        evaluation.comparisons().forEach(each -> header.add(plain(each.baseline())));
        return header;
    }

    private static List<List<String>> rows(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < evaluation.measured().size(); i++) {
            List<String> row = new ArrayList<>();
            row.add(plain(evaluation.measured().get(i).metric().title()));
            row.add(plain(evaluation.measured().get(i).toText(3)));
            for (Comparison comparison : evaluation.comparisons()) {
                row.add(plain(comparison.measured().get(i).toText(3)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** {@code In brackets: 95 % intervals (Wilson, bootstrap; seed 42).} */
    private static String levels(Evaluation evaluation) {
        Set<String> methods = new LinkedHashSet<>();
        evaluation
                .measured()
                .forEach(each -> each.interval()
                        .ifPresent(found -> methods.add(found.method().words())));
        return String.format(
                Locale.ROOT,
                "In brackets: %.0f %% intervals (%s; seed %d).",
                100 * evaluation.resampling().level(),
                String.join(", ", methods),
                evaluation.resampling().seed());
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
            for (CounterfactualReport report : assessment.counterfactuals()) {
                text.heading(3, plain(report.title())).points(allPlain(report.summary()));
            }
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
        for (Evaluation evaluation : card.evaluations()) {
            if (evaluation.size() < FEW_ROWS) {
                found.add("The " + plain(evaluation.rowsName()) + " has " + evaluation.size()
                        + " rows only, so that its numbers are rough.");
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
