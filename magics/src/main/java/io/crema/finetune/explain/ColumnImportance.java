package io.crema.finetune.explain;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.table.TableFeatures.Block;
import io.crema.finetune.metrics.LabelSets;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.MultiLabelMetric;
import io.crema.finetune.metrics.NumberPredictions;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RegressionMetric;
import io.crema.finetune.metrics.Weighted;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.FeatureInputs;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Numbers;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Which columns of a table a classifier uses, whatever it learned to say. A column is mixed up with all the numbers that
 * it became, so that a category stays one.
 */
public final class ColumnImportance implements Objective.Visitor<PermutationImportance> {
    private final Classifier classifier;
    private final LabelledData part;
    private final String rowsName;
    private final ImportanceOptions options;
    private final Progress progress;
    private final FeatureInputs inputs;
    private final float[][] rows;
    private final List<Block> blocks;

    private ColumnImportance(
            Classifier classifier, LabelledData part, String rowsName, ImportanceOptions options, Progress progress) {
        if (!(Preparation.of(classifier.pretrained().preprocessor()) instanceof RowPreparation preparation)) {
            throw new IllegalArgumentException(classifier.pretrained().name() + " reads "
                    + classifier.pretrained().preprocessor().kind()
                    + ", which have no columns: name an example to explain");
        }
        if (part.rows() < 2) {
            throw new DataException(
                    "the " + rowsName + " has " + part.rows() + " rows, and columns are mixed up among 2 or more",
                    "Take another part, or divide the data so that this one has rows.");
        }
        this.classifier = classifier;
        this.part = part;
        this.rowsName = rowsName;
        this.options = options;
        this.progress = progress;
        this.blocks = preparation.blocks();
        this.inputs = preparation.inputs(part);
        this.rows = inputs.rows();
    }

    /** Whether a classifier's examples are rows of columns. */
    public static boolean appliesTo(Classifier classifier) {
        return Preparation.of(classifier.pretrained().preprocessor()) instanceof RowPreparation;
    }

    /**
     * Measures.
     *
     * @param rowsName what the rows are, for people: {@code validation split of loans}
     * @param progress heard of after each column is mixed up once
     * @throws IllegalArgumentException if the model reads no columns, or there is no such metric
     * @throws DataException if the data lacks a column, or has a label that a model of one label does not know; of
     *     several labels one that is not known counts as none
     * @throws CancellationException if cancelled between two batches
     */
    public static PermutationImportance of(
            Classifier classifier, LabelledData part, String rowsName, ImportanceOptions options, Progress progress) {
        var importance = new ColumnImportance(classifier, part, rowsName, options, progress);
        return classifier
                .objective()
                .accept(importance)
                .with(Association.among(importance.rows, importance.blocks), importance.inputs.remarks());
    }

    @Override
    public PermutationImportance singleLabel(SingleLabel objective) {
        List<String> labels = classifier.labels();
        int[] truth = part.withLabels(labels).checked().labelIndices();
        return measured(
                options.metric().map(Metrics::named).orElse(Metrics.MACRO_F1),
                answers -> Predictions.of(labels, truth, answers));
    }

    @Override
    public PermutationImportance multiLabel(MultiLabel objective) {
        List<String> labels = classifier.labels();
        Numbers targets = objective.targets(part, labels);
        boolean[][] truth = new boolean[part.rows()][labels.size()];
        for (int row = 0; row < truth.length; row++) {
            for (int label = 0; label < labels.size(); label++) {
                truth[row][label] = targets.row(row)[label] > 0.5;
            }
        }
        return measured(
                options.metric().map(MultiLabelMetric::named).orElse(MultiLabelMetric.MACRO_F1),
                answers -> LabelSets.of(labels, truth, answers));
    }

    @Override
    public PermutationImportance regression(Regression objective) {
        double[] truth = Regression.numbers(part);
        return measured(
                options.metric().map(RegressionMetric::named).orElse(RegressionMetric.R2),
                answers -> NumberPredictions.of(truth, first(answers)));
    }

    private static double[] first(double[]... rows) {
        double[] first = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            first[row] = rows[row][0];
        }
        return first;
    }

    private <R extends Weighted<R>> PermutationImportance measured(
            Measure<? super R> measure, Function<double[][], R> judged) {
        R asTheyAre = judged.apply(answers(rows));
        if (!measure.appliesTo(asTheyAre)) {
            throw new IllegalArgumentException(
                    "the metric " + measure.name() + " says nothing of models with the labels "
                            + String.join(", ", classifier.labels()) + ": name another, such as macro_f1");
        }
        var counting = new Object() {
            private int done;
        };
        return PermutationImportance.of(
                measure,
                rowsName,
                asTheyAre,
                blocks.stream().map(Block::column).toList(),
                (column, order) -> {
                    R answers = judged.apply(answers(mixed(blocks.get(column), order)));
                    progress.at(++counting.done, blocks.size() * options.repeats());
                    return answers;
                },
                options);
    }

    private float[][] mixed(Block block, int... order) {
        float[][] mixed = new float[rows.length][];
        for (int row = 0; row < mixed.length; row++) {
            mixed[row] = rows[row].clone();
            System.arraycopy(rows[order[row]], block.from(), mixed[row], block.from(), block.to() - block.from());
        }
        return mixed;
    }

    /** Heard of only for being cancelled: these are a few rows of many. */
    private double[][] answers(float[]... numbers) {
        return classifier.probabilities(new FeatureInputs(numbers), new Progress() {
            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
    }
}
