package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Models on the same rows, each held against the first. A winner is named only outside the noise, and the more duels
 * there are the more that takes (Holm 1979).
 */
public final class Contest {
    private final List<Measurements<Predictions>> models;
    private final List<Duel> duels;
    private final List<Disagreement> disagreements;
    private final String rowsName;
    private final List<String> notes;

    /** What names a winner. */
    public enum Criterion {
        /** McNemar's test: which of two models is right on more rows. */
        MCNEMAR,
        /** The paired bootstrap of a metric's difference. */
        BOOTSTRAP
    }

    /** A model and what it said. */
    public record Contender(String name, Predictions predictions) {}

    /**
     * A row that some of the models have right and others not.
     *
     * @param said what each model said, in their order
     * @param confidences the probability each model gave to that; NaN for models without probabilities
     */
    public record Disagreement(int row, String example, String truth, List<String> said, List<Double> confidences) {
        public Disagreement {
            said = List.copyOf(said);
            confidences = List.copyOf(confidences);
        }
    }

    private Contest(
            List<Measurements<Predictions>> models,
            List<Duel> duels,
            List<Disagreement> disagreements,
            String rowsName,
            List<String> notes) {
        this.models = models;
        this.duels = duels;
        this.disagreements = disagreements;
        this.rowsName = rowsName;
        this.notes = List.copyOf(notes);
    }

    /**
     * Holds models against the first of them.
     *
     * @param contenders two or more with different names, on the same rows with the same labels
     * @param metric by which the bootstrap decides, and which is shown beside the accuracy
     * @throws IllegalArgumentException if there is only one, or they are on other rows
     */
    public static Contest of(List<Contender> contenders, Metric metric, Criterion criterion, Resampling resampling) {
        if (contenders.size() < 2) {
            throw new IllegalArgumentException("one model has nothing to be compared with: name two or more");
        }
        if (contenders.stream().map(Contender::name).distinct().count() < contenders.size()) {
            throw new IllegalArgumentException("a model is named twice: compare different ones");
        }
        List<Metric> metrics = metric.equals(Metrics.ACCURACY) ? List.of(metric) : List.of(metric, Metrics.ACCURACY);
        Contender first = contenders.get(0);
        List<Measurements<Predictions>> models = new ArrayList<>();
        models.add(Measurements.of(first.name(), first.predictions(), metrics, resampling));
        for (Contender each : contenders.subList(1, contenders.size())) {
            models.add(Measurements.of(each.name(), each.predictions(), metrics, resampling)
                    .against(first.name(), first.predictions()));
        }
        return new Contest(List.copyOf(models), duels(models, criterion), List.of(), "rows", List.of());
    }

    private static List<Duel> duels(List<Measurements<Predictions>> models, Criterion criterion) {
        Measurements<Predictions> first = models.get(0);
        List<Measurements<Predictions>> challengers = models.subList(1, models.size());
        List<McNemar> tests = challengers.stream()
                .map(each -> McNemar.of(first.rows(), each.rows()))
                .toList();
        double[] ps = IntStream.range(0, tests.size())
                .mapToDouble(i -> criterion == Criterion.MCNEMAR
                        ? tests.get(i).p()
                        : challengers
                                .get(i)
                                .comparisons()
                                .get(0)
                                .differences()
                                .get(0)
                                .p())
                .toArray();
        double[] adjusted = SignTest.holm(ps);
        return IntStream.range(0, ps.length)
                .mapToObj(i -> new Duel(
                        first.name(),
                        challengers.get(i).name(),
                        challengers.get(i).comparisons().get(0).differences(),
                        tests.get(i),
                        criterion,
                        ps[i],
                        adjusted[i],
                        first.resampling().level(),
                        first.rows().size()))
                .toList();
    }

    /** The same, its rows called something: {@code test split of reviews}. */
    public Contest on(String rows) {
        return new Contest(models, duels, disagreements, rows, notes);
    }

    /** The same with sentences that a reader of the numbers has to know. */
    public Contest noting(List<String> sentences) {
        return new Contest(models, duels, disagreements, rowsName, sentences);
    }

    /**
     * The same with rows that some of the models have right and others not, those first of which one was surest.
     *
     * @param examples what was read or looked at, one a row
     */
    public Contest withDisagreements(List<String> examples, int limit) {
        List<Disagreement> found = IntStream.range(0, examples.size())
                .filter(this::isDisputed)
                .mapToObj(row -> disagreement(row, examples.get(row)))
                .sorted(Comparator.comparingDouble((Disagreement each) -> -each.confidences().stream()
                        .filter(confidence -> !confidence.isNaN())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0)))
                .limit(limit)
                .toList();
        return new Contest(models, duels, found, rowsName, notes);
    }

    private boolean isDisputed(int row) {
        return models.stream()
                        .map(model ->
                                model.rows().predicted(row) == model.rows().truth(row))
                        .distinct()
                        .count()
                > 1;
    }

    private Disagreement disagreement(int row, String example) {
        List<String> labels = models.get(0).rows().labels();
        List<String> said = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (Measurements<Predictions> model : models) {
            Predictions rows = model.rows();
            said.add(labels.get(rows.predicted(row)));
            confidences.add(rows.hasProbabilities() ? rows.confidence(row) : Double.NaN);
        }
        return new Disagreement(row, example, labels.get(models.get(0).rows().truth(row)), said, confidences);
    }

    /** The models' own values, the first's first. */
    public List<Measurements<Predictions>> models() {
        return models;
    }

    /** One for each model but the first. */
    public List<Duel> duels() {
        return duels;
    }

    public List<Disagreement> disagreements() {
        return disagreements;
    }

    /** What the rows are called. */
    public String rowsName() {
        return rowsName;
    }

    /** How many rows there are. */
    public int size() {
        return models.get(0).rows().size();
    }

    /** What a reader of the numbers has to know. */
    public List<String> notes() {
        return notes;
    }
}
