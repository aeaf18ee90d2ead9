package io.crema.finetune;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Classifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Whose decisions are assessed. */
sealed interface Judged {

    /** What is said of rows; the positive labels are those whose probabilities matter. */
    Predictions predictions(LabelledData rows, List<String> positives);

    /**
     * What is said of sentences in which only the person changes, one report for each positive label.
     *
     * @param swaps not asked for unless there is a model that reads texts
     */
    List<CounterfactualReport> counterfactuals(Supplier<Counterfactuals> swaps, List<String> positives);

    /** The divided data, of which there is a validation part to fit on. */
    SplitData data();

    /** The run that makes the decisions. */
    FineTuned run();

    /** The same with probabilities from a column. */
    Judged withScores(String column);

    /** A run's. */
    record ByRun(FineTuned run) implements Judged {
        @Override
        public Predictions predictions(LabelledData rows, List<String> positives) {
            requireRows(rows);
            requireOneLabel(run.name(), run.classifier());
            return run.judged(rows);
        }

        @Override
        public List<CounterfactualReport> counterfactuals(Supplier<Counterfactuals> swaps, List<String> positives) {
            requireTexts(run.name(), run.classifier());
            requireOneLabel(run.name(), run.classifier());
            Counterfactuals asked = swaps.get();
            return positives.stream()
                    .map(positive -> run.counterfactuals(asked, positive))
                    .toList();
        }

        @Override
        public SplitData data() {
            return run.data();
        }

        @Override
        public Judged withScores(String column) {
            throw ownScores(column);
        }
    }

    /** A model's that was a classifier already when it was loaded. */
    record ByModel(LoadedClassifier model, Optional<SplitData> parts, long seed) implements Judged {
        @Override
        public Predictions predictions(LabelledData rows, List<String> positives) {
            requireRows(rows);
            requireOneLabel(model.name(), model.classifier());
            return model.judged(rows, seed);
        }

        @Override
        public List<CounterfactualReport> counterfactuals(Supplier<Counterfactuals> swaps, List<String> positives) {
            requireTexts(model.name(), model.classifier());
            requireOneLabel(model.name(), model.classifier());
            Counterfactuals asked = swaps.get();
            return positives.stream()
                    .map(positive -> model.counterfactuals(asked, positive, seed))
                    .toList();
        }

        @Override
        public SplitData data() {
            return parts.orElseThrow(Judged::noValidation);
        }

        @Override
        public FineTuned run() {
            throw new BiasException(
                    "reweighing trains a model anew, and how " + model.name()
                            + " was trained is not known: it was loaded",
                    BiasException.Remedy.NAME_RUN);
        }

        @Override
        public Judged withScores(String column) {
            throw ownScores(column);
        }
    }

    /** Those written down in a column, with the probability of the positive label in another. */
    record Recorded(Optional<SplitData> parts, String predicted, Optional<String> scores) implements Judged {
        @Override
        public Predictions predictions(LabelledData rows, List<String> positives) {
            requireRows(rows);
            List<String> labels = rows.labels();
            int[] decisions = indices(rows, labels);
            if (scores.isEmpty()) {
                return Predictions.of(labels, rows.labelIndices(), decisions);
            }
            if (positives.size() > 1) {
                throw new IllegalArgumentException("the column " + scores.get()
                        + " has the probability of one label: assess one positive label at a time");
            }
            int positive = labels.indexOf(positives.get(0));
            double[] probabilities = probabilities(rows, scores.get());
            double[][] all = new double[decisions.length][labels.size()];
            for (int row = 0; row < all.length; row++) {
                for (int label = 0; label < labels.size(); label++) {
                    all[row][label] =
                            label == positive ? probabilities[row] : (1 - probabilities[row]) / (labels.size() - 1);
                }
            }
            return Predictions.of(labels, rows.labelIndices(), decisions, all);
        }

        private int[] indices(LabelledData rows, List<String> labels) {
            String[] values = rows.groups(predicted);
            return IntStream.range(0, values.length)
                    .map(row -> {
                        int label = labels.indexOf(values[row]);
                        if (label < 0) {
                            throw new DataException(
                                    "column " + predicted + " of " + rows.name() + " predicts \"" + values[row]
                                            + "\" in row " + (row + 1) + ", which is no label (labels: "
                                            + String.join(", ", labels) + ")",
                                    "Name the column in which a model's labels were written down.");
                        }
                        return label;
                    })
                    .toArray();
        }

        @Override
        public List<CounterfactualReport> counterfactuals(Supplier<Counterfactuals> swaps, List<String> positives) {
            throw new BiasException(
                    "swapped sentences need a model to ask, and the column " + predicted + " has its answers only",
                    BiasException.Remedy.NAME_RUN);
        }

        @Override
        public SplitData data() {
            return parts.orElseThrow(Judged::noValidation);
        }

        @Override
        public FineTuned run() {
            throw new BiasException(
                    "reweighing trains a model anew, and the column " + predicted + " has answers only",
                    BiasException.Remedy.NAME_RUN);
        }

        @Override
        public Judged withScores(String column) {
            return new Recorded(parts, predicted, Optional.of(column));
        }
    }

    /** Another's, on rows that count as often as a column says. */
    record Weighted(Judged of, String column) implements Judged {
        @Override
        public Predictions predictions(LabelledData rows, List<String> positives) {
            Predictions predictions = of.predictions(rows, positives);
            return predictions.weighted(numbers(rows, column, "a weight of at least 0", Double.MAX_VALUE));
        }

        @Override
        public List<CounterfactualReport> counterfactuals(Supplier<Counterfactuals> swaps, List<String> positives) {
            return of.counterfactuals(swaps, positives);
        }

        @Override
        public SplitData data() {
            return of.data();
        }

        @Override
        public FineTuned run() {
            return of.run();
        }

        @Override
        public Judged withScores(String scores) {
            return new Weighted(of.withScores(scores), column);
        }
    }

    private static BiasException noValidation() {
        return new BiasException("there is no validation part to fit thresholds on", BiasException.Remedy.DIVIDE);
    }

    private static IllegalArgumentException ownScores(String column) {
        return new IllegalArgumentException(
                "a model gives its own probabilities: the column " + column + " goes with predictions from a column");
    }

    private static void requireOneLabel(String name, Classifier classifier) {
        if (!classifier.objective().isExclusive()) {
            throw new BiasException(
                    name + " learned " + classifier.objective().name()
                            + ", and groups are compared by the one label that is chosen for each row",
                    BiasException.Remedy.SLICES);
        }
    }

    private static void requireTexts(String name, Classifier classifier) {
        String reads = classifier.pretrained().preprocessor().kind();
        if (!reads.equals("texts")) {
            throw new BiasException(
                    "swapped sentences need a model that reads texts, and " + name + " reads " + reads,
                    BiasException.Remedy.GROUPS_ALONE);
        }
    }

    private static double[] probabilities(LabelledData rows, String column) {
        return numbers(rows, column, "a probability in [0,1]", 1);
    }

    private static double[] numbers(LabelledData rows, String column, String expected, double most) {
        String[] values = rows.groups(column);
        return IntStream.range(0, values.length)
                .mapToDouble(row -> {
                    double value = parsed(values[row]);
                    if (!(value >= 0 && value <= most)) {
                        throw new DataException(
                                "column " + column + " of " + rows.name() + " has \"" + values[row] + "\" in row "
                                        + (row + 1) + ", expected " + expected,
                                "Name another column, or mend the row.");
                    }
                    return value;
                })
                .toArray();
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void requireRows(LabelledData rows) {
        if (rows.rows() == 0) {
            throw new BiasException(
                    "there are no rows to assess: this part of " + rows.name() + " is empty",
                    BiasException.Remedy.DIVIDE);
        }
    }
}
