package io.crema.magics.render;

import io.crema.finetune.FineTuned;
import io.crema.finetune.Provenance;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.view.GapCurve;
import io.crema.finetune.view.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What model there is, before and after it was fine-tuned. */
final class ModelView {
    private ModelView() {}

    /** The family, the size and the use of a model that was loaded. */
    static Report report(Pretrained model) {
        Map<String, String> facts = new LinkedHashMap<>();
        model.commit().ifPresent(commit -> facts.put("commit", commit));
        facts.put("family", model.backbone().description());
        facts.put("parameters", count(model.parameterCount()));
        facts.put("takes", model.preprocessor().limit());
        String kind = "classifying " + model.preprocessor().kind();
        if (model.ownLabels().isEmpty()) {
            facts.put("good for", kind + ", once %finetune has given it a head for your labels");
        } else {
            facts.put("labels", String.join(", ", model.ownLabels()));
            facts.put("good for", kind + " by its own labels, %predict, or by yours after %finetune");
        }
        return Report.titled(
                        model.name() + ", a model for " + model.preprocessor().kind())
                .table("", table(facts));
    }

    /** The shape and the use of a model that waits for its table. */
    static Report report(TableModel model) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "family",
                model.hiddenSizes().isEmpty()
                        ? "logistic regression"
                        : "multilayer perceptron, hidden layers of "
                                + model.hiddenSizes().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" and ")));
        facts.put("parameters", "as many as the table's columns ask for; drawn by the seed, nothing is pretrained");
        facts.put("takes", "rows of a table: %load_data FILE --label COLUMN");
        facts.put("good for", "classifying rows, or telling a number of them, once %finetune has trained it");
        return Report.titled(model.name() + ", a model for tables").table("", table(facts));
    }

    /** The family, the size and the use of a model that writes. */
    static Report report(LanguageModel model) {
        Map<String, String> facts = new LinkedHashMap<>();
        model.commit().ifPresent(commit -> facts.put("commit", commit));
        facts.put("family", model.backbone().description());
        facts.put("parameters", count(model.parameterCount()));
        facts.put("takes", "texts up to " + count(model.backbone().maxLength()) + " tokens");
        facts.put("learns from", "texts up to " + count(model.maxLength()) + " tokens; what is longer is cut");
        facts.put("good for", "writing: %predict model \u201ca beginning\u201d, or %finetune on prompts");
        return Report.titled(model.name() + ", a pretrained language model").table("", table(facts));
    }

    /** What was trained, what came of it, and what to do with it. */
    static Report report(FineTuned run) {
        Map<String, String> facts = facts(run.plan(), run.outcome(), run.provenance());
        facts.put("labels", String.join(", ", run.labels()));
        facts.put("seed", Long.toString(run.provenance().seed()));
        run.checkpoints().ifPresent(folder -> facts.put("kept as", folder.name()));
        addLooks(facts, run.testLooks());
        facts.put("next", "%evaluate, or %predict");
        Report told = noticed(Report.titled(run.name()).table("", table(facts)), run.findings());
        List<EpochReport> history = run.outcome().history();
        boolean overfits = run.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Overfits || finding instanceof Finding.TooSure);
        return overfits ? told.chart(GapCurve.chart(history, run.outcome().bestEpoch())) : told;
    }

    private static void addLooks(Map<String, String> facts, List<TestLook> looks) {
        if (!looks.isEmpty()) {
            facts.put("test rows", TestLook.summary(looks));
        }
    }

    /** As above, of a language model. */
    static Report report(TunedLanguageModel run) {
        Map<String, String> facts = facts(run.plan(), run.outcome(), run.provenance());
        facts.put("seed", Long.toString(run.provenance().seed()));
        run.checkpoints().ifPresent(folder -> facts.put("kept as", folder.name()));
        addLooks(facts, run.testLooks());
        facts.put("next", "%evaluate, or %predict \u201ca prompt\u201d");
        return noticed(Report.titled(run.name()).table("", table(facts)), run.findings());
    }

    private static Report noticed(Report report, List<Finding> findings) {
        List<String> sentences = findings.stream()
                .map(finding -> finding.sentence() + " " + finding.advice())
                .toList();
        return sentences.isEmpty() ? report : report.findings("Noticed", sentences);
    }

    private static Map<String, String> facts(TrainingPlan plan, TrainingLoop.Outcome outcome, Provenance provenance) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "trained",
                plan.strategy() + ", on " + count(plan.examples()) + " rows of "
                        + provenance.data().name());
        provenance.modelCommit().ifPresent(commit -> facts.put("from commit", commit));
        facts.put("ended", ended(outcome, plan.monitor()));
        facts.put("weights", outcome.weights().words());
        outcome.weights()
                .judged()
                .ifPresent(scores -> facts.put(
                        "validation", String.format(Locale.ROOT, "%s, loss %.3f nats", scores, scores.loss())));
        best(outcome).ifPresent(epoch -> facts.put("gap", GapCurve.sentence(epoch, outcome.history())));
        return facts;
    }

    private static String ended(TrainingLoop.Outcome outcome, String monitor) {
        int epochs = outcome.history().size();
        return String.format(
                Locale.ROOT,
                "%s, after %,d epoch%s and %,d steps in %.0f s",
                outcome.reason().words(monitor),
                epochs,
                epochs == 1 ? "" : "s",
                outcome.steps(),
                outcome.seconds());
    }

    private static Optional<EpochReport> best(TrainingLoop.Outcome outcome) {
        return outcome.history().stream()
                .filter(epoch -> epoch.epoch() == outcome.bestEpoch())
                .findFirst();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Table table(Map<String, String> facts) {
        return Table.create(
                "facts",
                StringColumn.create("what", List.copyOf(facts.keySet())),
                StringColumn.create("value", List.copyOf(facts.values())));
    }
}
