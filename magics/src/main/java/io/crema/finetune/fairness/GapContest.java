package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Models held against each other on the same rows, by what they get right and by how far groups lie apart in what they
 * decide.
 *
 * @param contest by what they get right
 * @param disparity by which groups lie apart
 * @param reports by group, one for each model in the order of the contest
 * @param changes of the disparity, from the first model to each other one, paired row by row
 */
public record GapContest(Contest contest, Disparity disparity, List<BiasReport> reports, List<PairedChange> changes) {

    public GapContest {
        reports = List.copyOf(reports);
        changes = List.copyOf(changes);
    }

    /**
     * Of a contest's own answers.
     *
     * @param positive the label that counts as selected
     * @param sensitive one value a row each; several mean their intersections
     * @throws IllegalArgumentException if there is no such label, or one group only
     */
    public static GapContest of(
            Contest contest,
            Disparity disparity,
            String positive,
            List<SensitiveFeature> sensitive,
            BiasOptions options) {
        List<Measurements<Predictions>> models = contest.models();
        Decisions first = Decisions.of(models.get(0).rows(), positive);
        Grouping grouping = MetricFrame.requireGroups(first, sensitive, options.undefined());
        List<BiasReport> reports = new ArrayList<>();
        List<PairedChange> changes = new ArrayList<>();
        for (Measurements<Predictions> model : models) {
            Decisions decisions = Decisions.of(model.rows(), positive);
            reports.add(BiasReport.of(decisions, positive, sensitive, List.of(), options));
            if (reports.size() > 1) {
                changes.add(Changes.of(disparity, first, decisions, grouping, options));
            }
        }
        return new GapContest(contest, disparity, reports, changes);
    }

    /** What the models are called. */
    public List<String> names() {
        return contest.models().stream().map(Measurements::name).toList();
    }

    /** A model's gap. */
    public Gap gap(int model) {
        return reports.get(model).only().gap(disparity.criterion(), disparity.form());
    }

    /** The columns whose groups are compared, and the label that counts: {@code sex, positive = good}. */
    public String subject() {
        BiasReport first = reports.get(0);
        return String.join(Grouping.AND, first.sensitive()) + ", positive = " + first.positive();
    }

    /** What it comes to, a sentence for each model but the first; the last is the caution. */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>();
        for (int other = 0; other < changes.size(); other++) {
            sentences.add(sentence(names().get(other + 1), changes.get(other)));
        }
        contest.models().stream()
                .filter(model -> decidesAlike(model.rows()))
                .forEach(model -> sentences.add(
                        model.name() + " decides every row alike: that it has no gap says nothing of any group."));
        sentences.add(BiasReport.CAUTION);
        return List.copyOf(sentences);
    }

    private static boolean decidesAlike(Predictions rows) {
        return IntStream.range(0, rows.size()).allMatch(row -> rows.predicted(row) == rows.predicted(0));
    }

    private String sentence(String name, PairedChange change) {
        String pair = "The " + disparity.title() + " of " + name + " less that of " + names().get(0);
        if (!change.change().score().isDefined()) {
            return pair + " is " + change.change().score().toText(2) + ".";
        }
        boolean noise =
                change.change().interval().map(interval -> interval.contains(0)).orElse(true);
        return String.format(
                Locale.ROOT,
                "%s is %s (paired interval, n = %,d)%s",
                pair,
                change.change().toText(3),
                contest.size(),
                noise ? ", within the noise of these rows." : ", outside the noise of these rows.");
    }
}
