package io.crema.finetune;

import io.crema.finetune.card.CardData;
import io.crema.finetune.card.CardSubject;
import io.crema.finetune.card.CardTraining;
import io.crema.finetune.card.ModelCard;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.DataSummary;
import io.crema.finetune.data.FeatureColumns;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.table.ColumnFinding;
import io.crema.finetune.data.table.Columns;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run's record says for its card. */
final class RunCard {
    /** Where bundled models come from. */
    private static final Map<String, String> ORIGINS = Map.of("minilm", "sentence-transformers/all-MiniLM-L6-v2");

    /** More columns than these are no table for people. */
    private static final int MOST_LABELS = 30;

    private final FineTuned run;
    private final boolean quantity;

    private RunCard(FineTuned run) {
        this.run = run;
        this.quantity = run.classifier().objective().accept(new Quantity());
    }

    /** Whether what is learned is a number. */
    private record Quantity() implements Objective.Visitor<Boolean> {
        @Override
        public Boolean singleLabel(SingleLabel objective) {
            return false;
        }

        @Override
        public Boolean multiLabel(MultiLabel objective) {
            return false;
        }

        @Override
        public Boolean regression(Regression objective) {
            return true;
        }
    }

    static ModelCard of(FineTuned run) {
        var card = new RunCard(run);
        return ModelCard.of(card.subject(), card.data(), card.training());
    }

    private CardSubject subject() {
        Classifier classifier = run.classifier();
        Provenance provenance = run.provenance();
        return new CardSubject(
                run.name(),
                task(),
                provenance.model(),
                classifier.pretrained().isBlank() ? "" : provenance.modelHash(),
                provenance.modelCommit().isPresent()
                        ? classifier.pretrained().name()
                        : ORIGINS.getOrDefault(classifier.pretrained().name(), ""),
                provenance.modelCommit().orElse(""),
                classifier.labels());
    }

    /** As Hugging Face calls it: {@code image-classification}. */
    private String task() {
        String kind = switch (run.classifier().backbone().task()) {
            case "ForImageClassification" -> "image";
            case "ForTabularClassification" -> "tabular";
            default -> "text";
        };
        return kind + (quantity && kind.equals("tabular") ? "-regression" : "-classification");
    }

    private CardData data() {
        Provenance.DataOrigin origin = run.provenance().data();
        return new CardData(
                origin.name(),
                takes(),
                division(origin.split()),
                List.of(
                        part("training", run.data().train(), origin.trainHash()),
                        part("validation", run.data().validation(), origin.validationHash()),
                        part("test", run.data().test(), origin.testHash())));
    }

    private String takes() {
        Columns features = run.data().train().roles().features();
        String limit = run.classifier().pretrained().preprocessor().limit();
        return features.isEmpty() ? limit : limit + " (" + String.join(", ", features.all()) + ")";
    }

    private CardData.Part part(String name, LabelledData rows, String hash) {
        DataSummary summary = rows.summary();
        boolean counted = !quantity && summary.labelCounts().size() <= MOST_LABELS;
        return new CardData.Part(name, rows.rows(), counted ? summary.labelCounts() : Map.of(), hash);
    }

    private static String division(Split split) {
        String shares = split.keepsTest()
                ? String.format(
                        Locale.ROOT,
                        "the test part as published, the rest divided %.2f to %.2f",
                        split.train(),
                        split.validation())
                : String.format(
                        Locale.ROOT, "divided %.2f, %.2f, %.2f", split.train(), split.validation(), split.test());
        String together = split.groupBy().isEmpty() ? "" : ", rows of one " + split.groupBy() + " together";
        return shares + " by label with seed " + split.seed() + together;
    }

    private CardTraining training() {
        Provenance provenance = run.provenance();
        Map<String, String> settings = new TreeMap<>(provenance.facts());
        settings.keySet().removeIf(name -> name.startsWith("data ") || name.startsWith("model"));
        Map<String, String> surroundings = new TreeMap<>(provenance.surroundings());
        String vendor = Processor.ofThisMachine().vendor();
        if (!vendor.isEmpty()) {
            surroundings.put("processor where this was written", vendor);
        }
        return new CardTraining(run.plan(), run.outcome(), settings, surroundings, noticed());
    }

    private List<String> noticed() {
        List<String> noticed = new ArrayList<>();
        run.findings().forEach(finding -> noticed.add(finding.sentence()));
        if (run.testLooks().size() > 1) {
            noticed.add("The test rows were " + TestLook.summary(run.testLooks())
                    + ". Whoever chose by them made its test scores too good.");
        }
        FeatureColumns.findings(run.data().whole()).stream()
                .filter(finding -> finding.kind() == ColumnFinding.Kind.TELLS_GROUP)
                .forEach(finding -> noticed.add(finding.sentence() + "."));
        return noticed;
    }
}
