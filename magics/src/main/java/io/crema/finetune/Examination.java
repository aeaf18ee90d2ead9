package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.LabelSets;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.MultiLabelEvaluation;
import io.crema.finetune.metrics.MultiLabelMetric;
import io.crema.finetune.metrics.NumberPredictions;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RegressionEvaluation;
import io.crema.finetune.metrics.RegressionMetric;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Numbers;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model that is asked how well it does on labelled rows, whatever it learned to say.
 *
 * @param name what tables and sentences call the model
 * @param learned what baselines learn from, and whose validation part the temperature is fitted on; empty for neither
 * @param seed of the intervals' resamples
 */
record Examination(String name, Classifier classifier, Progress progress, Optional<SplitData> learned, long seed) {

    /**
     * How well it does on a part.
     *
     * @param partName what the rows are, for the reader: {@code test split of reviews}
     * @throws DataException if there is no row, or one that the model cannot be judged by
     */
    Evaluated of(LabelledData part, String partName, EvaluationOptions options) {
        if (part.rows() == 0) {
            throw new DataException(
                    partName + " has no rows", "Evaluate another part, or divide the data so that this one has rows.");
        }
        return classifier.objective().accept(new Objective.Visitor<Evaluated>() {
            @Override
            public Evaluated singleLabel(SingleLabel objective) {
                return classes(part, partName, options);
            }

            @Override
            public Evaluated multiLabel(MultiLabel objective) {
                return labelSets(objective, part, partName, options);
            }

            @Override
            public Evaluated regression(Regression objective) {
                return numbers(part, partName, options);
            }
        });
    }

    private Evaluation classes(LabelledData part, String partName, EvaluationOptions options) {
        LabelledData known = part.withLabels(labels());
        requireTwoLabels(known, partName);
        known.checked();
        List<Metric> named = options.metrics().stream().map(Metrics::named).toList();
        Map<String, List<String>> slices = slices(known, options);
        requireValidation(part, options);
        Inputs inputs = inputs(known);
        Predictions predictions = predictions(known, inputs);
        List<Metric> metrics = named.isEmpty() ? Metrics.applicableTo(predictions) : named;
        Evaluation evaluation = Evaluation.of(name, predictions, metrics, options.resampling(seed))
                .on(partName);
        for (String remark : inputs.remarks()) {
            evaluation = evaluation.noting(remark);
        }
        if (learned.isPresent()) {
            LabelledData training = learned.get().train().withLabels(labels());
            for (Baseline baseline : options.baselines().orElseGet(() -> Baselines.usual(part))) {
                evaluation = evaluation.against(baseline.name(), Baselines.predictions(baseline, training, known));
            }
        }
        for (Map.Entry<String, List<String>> slicing : slices.entrySet()) {
            evaluation = evaluation.sliced(slicing.getKey(), slicing.getValue());
        }
        if (options.calibrated()) {
            evaluation = calibrated(evaluation, part, predictions);
        }
        return options.errors() > 0 ? evaluation.withErrors(known.examples(), options.errors()) : evaluation;
    }

    /** The values of each column that rows are to be parted by. */
    private static Map<String, List<String>> slices(LabelledData part, EvaluationOptions options) {
        Map<String, List<String>> slices = new LinkedHashMap<>();
        options.slices().forEach(column -> slices.put(column, SliceValues.of(part, column)));
        return slices;
    }

    /** Before the model is asked, as that may take long. */
    private void requireValidation(LabelledData part, EvaluationOptions options) {
        if (options.calibrated()) {
            validation(part);
        }
    }

    private static void requireTwoLabels(LabelledData known, String partName) {
        int[] present = Arrays.stream(known.labelIndices()).distinct().limit(2).toArray();
        if (present.length < 2) {
            throw new DataException(
                    "every row of " + partName + " is \"" + known.labels().get(present[0])
                            + "\": how well labels are told apart needs rows of two",
                    "Evaluate a part with several labels, or divide the data by label (stratified).");
        }
    }

    /** What temperatures are fitted on; the part itself where it has the same rows. */
    private LabelledData validation(LabelledData part) {
        SplitData data = learned.orElseThrow(() -> new DataException(
                "a temperature is fitted on validation rows, and there are none beside " + part.name(),
                "Divide the data, and evaluate one of its parts."));
        if (data.validation().rows() == 0) {
            throw new DataException(
                    "a temperature is fitted on validation rows, and " + part.name() + " has none",
                    "Divide the data so that the validation part has rows.");
        }
        return data.isValidation(part) ? part : data.validation();
    }

    private MultiLabelEvaluation calibrated(MultiLabelEvaluation evaluation, LabelledData part, MultiLabel objective) {
        LabelledData validation = validation(part);
        LabelSets sets = part == validation
                ? evaluation.measurements().rows()
                : LabelSets.of(
                        labels(),
                        truth(objective.targets(validation, labels()), validation.rows()),
                        answers(inputs(validation)));
        return evaluation.calibrated(sets, "validation split of " + validation.name());
    }

    private Evaluation calibrated(Evaluation evaluation, LabelledData part, Predictions predictions) {
        LabelledData data = validation(part);
        Predictions validation = part == data ? predictions : predictions(data.withLabels(labels()));
        return evaluation.calibrated(validation, "validation split of " + data.name());
    }

    private RegressionEvaluation numbers(LabelledData part, String partName, EvaluationOptions options) {
        refuseOwnBaselines(options);
        if (options.calibrated()) {
            throw new IllegalArgumentException("calibration asks whether probabilities hold, and " + name
                    + " says a number without one: its errors, whole and by slices, say how far to trust it");
        }
        List<RegressionMetric> metrics = options.metrics().isEmpty()
                ? RegressionMetric.all()
                : options.metrics().stream().map(RegressionMetric::named).toList();
        Map<String, List<String>> slices = slices(part, options);
        double[] truth = Regression.numbers(part);
        Inputs inputs = inputs(part);
        double[] said =
                Arrays.stream(answers(inputs)).mapToDouble(row -> row[0]).toArray();
        RegressionEvaluation evaluation = RegressionEvaluation.of(
                        name,
                        NumberPredictions.of(truth, said),
                        metrics,
                        options.resampling(seed),
                        partName,
                        part.roles().label())
                .noting(inputs.remarks());
        for (Map.Entry<String, List<String>> slicing : slices.entrySet()) {
            evaluation = evaluation.sliced(slicing.getKey(), slicing.getValue());
        }
        if (learned.isPresent()) {
            double mean = Arrays.stream(Regression.numbers(learned.get().train()))
                    .average()
                    .orElse(0);
            double[] always = new double[truth.length];
            Arrays.fill(always, mean);
            evaluation = evaluation.against("always the training mean", NumberPredictions.of(truth, always));
        }
        return options.errors() > 0 ? evaluation.withErrors(part.examples(), options.errors()) : evaluation;
    }

    private MultiLabelEvaluation labelSets(
            MultiLabel objective, LabelledData part, String partName, EvaluationOptions options) {
        refuseOwnBaselines(options);
        if (options.errors() > 0) {
            throw new IllegalArgumentException("the surest errors are those of one label or number for each row, and "
                    + name + " gives any number of labels: leave them out, the table of labels says where it errs");
        }
        List<MultiLabelMetric> metrics = options.metrics().isEmpty()
                ? MultiLabelMetric.all()
                : options.metrics().stream().map(MultiLabelMetric::named).toList();
        Map<String, List<String>> slices = slices(part, options);
        requireValidation(part, options);
        boolean[][] truth = truth(objective.targets(part, labels()), part.rows());
        Inputs inputs = inputs(part);
        MultiLabelEvaluation evaluation = MultiLabelEvaluation.of(
                        name,
                        LabelSets.of(labels(), truth, answers(inputs)),
                        metrics,
                        options.resampling(seed),
                        partName)
                .noting(inputs.remarks());
        for (Map.Entry<String, List<String>> slicing : slices.entrySet()) {
            evaluation = evaluation.sliced(slicing.getKey(), slicing.getValue());
        }
        if (options.calibrated()) {
            evaluation = calibrated(evaluation, part, objective);
        }
        if (learned.isEmpty()) {
            return evaluation;
        }
        LabelledData training = learned.get().train();
        boolean[][] seen = truth(objective.targets(training, labels()), training.rows());
        double[] frequencies = IntStream.range(0, labels().size())
                .mapToDouble(label ->
                        (double) Arrays.stream(seen).filter(row -> row[label]).count() / seen.length)
                .toArray();
        double[][] always = new double[truth.length][];
        Arrays.fill(always, frequencies);
        return evaluation.against("each label's majority", LabelSets.of(labels(), truth, always));
    }

    private static boolean[][] truth(Numbers targets, int rows) {
        boolean[][] truth = new boolean[rows][];
        for (int row = 0; row < rows; row++) {
            float[] numbers = targets.row(row);
            boolean[] labels = new boolean[numbers.length];
            for (int label = 0; label < labels.length; label++) {
                labels[label] = numbers[label] > 0.5;
            }
            truth[row] = labels;
        }
        return truth;
    }

    private void refuseOwnBaselines(EvaluationOptions options) {
        if (options.baselines().isPresent()) {
            throw new IllegalArgumentException(
                    "baselines of one's own choice are for models that choose one label, and " + name + " learned "
                            + classifier.objective().name() + ": leave them out");
        }
    }

    private List<String> labels() {
        return classifier.labels();
    }

    /** What the model says of rows whose labels are its own. */
    Predictions predictions(LabelledData known) {
        return predictions(known, inputs(known));
    }

    private Predictions predictions(LabelledData known, Inputs inputs) {
        return Predictions.of(labels(), known.labelIndices(), answers(inputs));
    }

    private Inputs inputs(LabelledData part) {
        return classifier.pretrained().preprocessor().inputs(part);
    }

    private double[][] answers(Inputs inputs) {
        return classifier.probabilities(inputs, progress);
    }
}
