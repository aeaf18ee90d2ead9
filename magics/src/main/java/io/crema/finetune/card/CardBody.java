package io.crema.finetune.card;

import static io.crema.finetune.card.Markdown.plain;

import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a card says to people, from top to bottom. */
record CardBody(ModelCard card) {

    String markdown() {
        Markdown text = new Markdown().heading(1, plain(card.subject().name()));
        intended(about(text));
        data(text);
        training(text);
        new MeasuredSections(card).addTo(text);
        limitations(text);
        use(text);
        return text.toString();
    }

    private Markdown about(Markdown text) {
        CardSubject subject = card.subject();
        String does = subject.isRegression()
                ? "tells the number \u201c" + plain(subject.outputs().get(0)) + "\u201d of an example"
                : "tells which of "
                        + subject.outputs().size() + " labels an example has: "
                        + subject.outputs().stream().map(Markdown::plain).collect(Collectors.joining(", "));
        return text.paragraph("A model that " + does + ". It was made of " + plain(subject.model())
                        + " with the strategy " + plain(card.training().plan().strategy()) + ", on "
                        + plain(card.data().name()) + ", by Crema.")
                .paragraph("This card was written from the run's record. What it does not know it leaves open.");
    }

    private static void intended(Markdown text) {
        text.heading(2, "Intended use")
                .leftToAuthor("What is the model for, who is to use it, and who is affected by what it says?")
                .heading(3, "Out of scope")
                .leftToAuthor("What must it not be used for?");
    }

    private void data(Markdown text) {
        CardData data = card.data();
        text.heading(2, "Data")
                .paragraph(plain(data.name()) + ", " + plain(data.division()) + ". The model takes "
                        + plain(data.takes()) + ".");
        List<String> labels = List.copyOf(data.parts().get(0).labelCounts().keySet());
        List<String> header = new ArrayList<>(List.of("part", "rows"));
        labels.forEach(label -> header.add(plain(label)));
        header.add("SHA-256 of the rows");
        List<List<String>> rows = new ArrayList<>();
        for (CardData.Part part : data.parts()) {
            List<String> row = new ArrayList<>(List.of(part.name(), count(part.rows())));
            labels.forEach(label -> row.add(count(part.labelCounts().getOrDefault(label, 0))));
            row.add("`" + part.hash() + "`");
            rows.add(row);
        }
        text.numbers(header, rows)
                .leftToAuthor("Where do the rows come from, who is in them, and under which licence?");
    }

    private void training(Markdown text) {
        CardTraining training = card.training();
        TrainingLoop.Outcome outcome = training.outcome();
        text.heading(2, "Training")
                .paragraph(String.format(
                        Locale.ROOT,
                        "%s after %,d of at most %,d epochs and %,d steps, in %.0f s; %,d of %,d parameters were trained."
                                + " %s",
                        ended(outcome.reason()),
                        outcome.history().size(),
                        training.plan().epochs(),
                        outcome.steps(),
                        outcome.seconds(),
                        training.plan().trainableParameters(),
                        training.plan().parameters(),
                        kept(outcome.weights())))
                .facts(List.of("setting", "value"), rows(training.settings()))
                .heading(3, "What computed")
                .facts(List.of("what", "value"), rows(training.surroundings()))
                .paragraph(
                        card.subject().wasPretrained()
                                ? "SHA-256 over the weights before training: `"
                                        + card.subject().modelHash() + "`." + origin()
                                : "No weight was pretrained: all began as they were drawn from the seed.");
    }

    private String origin() {
        CardSubject subject = card.subject();
        return subject.baseCommit().isEmpty()
                ? ""
                : " They are those of " + plain(subject.base()) + " at commit `" + subject.baseCommit() + "`.";
    }

    private static String ended(StopReason reason) {
        return switch (reason) {
            case COMPLETED -> "Trained as planned:";
            case EARLY_STOPPED -> "Stopped early, as the validation score no longer improved:";
            case INTERRUPTED -> "Stopped by hand:";
            case OUT_OF_TIME -> "Stopped when the time that it was given was over:";
            case DIVERGED -> "Diverged, the loss being no finite number:";
        };
    }

    private static String kept(KeptWeights weights) {
        return "The weights are those " + weights.words()
                + weights.judged()
                        .map(scores -> String.format(Locale.ROOT, " (%s, loss %.3f).", scores, scores.loss()))
                        .orElse(".");
    }

    private static List<List<String>> rows(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> List.of(plain(fact.getKey()), plain(fact.getValue())))
                .toList();
    }

    private void limitations(Markdown text) {
        List<String> measured = new ArrayList<>();
        card.training().noticed().forEach(sentence -> measured.add(plain(sentence)));
        measured.addAll(new MeasuredSections(card).limitations());
        text.heading(2, "Limitations");
        if (measured.isEmpty()) {
            text.paragraph("Nothing was noticed while it was trained and judged, which is not to say that there is"
                    + " nothing: `%check_data` looks for what spoils data, `%explain` for what the model goes by.");
        }
        text.points(measured).leftToAuthor("What else should people know who rely on it?");
    }

    private void use(Markdown text) {
        text.heading(2, "How to use it")
                .code("", "%load_model FOLDER\n%predict model \"...\"")
                .paragraph("FOLDER is where `%save_model` put it.");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
