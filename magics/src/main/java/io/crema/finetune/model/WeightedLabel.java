package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * One label of several by cross entropy, each training row with a weight of its own. Validation is as without weights, so
 * that two trainings can be compared.
 */
public final class WeightedLabel implements Objective {
    private final String reason;
    private final double[] weights;

    /**
     * @param reason what the weights come from, for the run's record: {@code reweighing by sex}
     * @param weights one for each training row, in their order
     * @throws IllegalArgumentException if a weight is negative or no number
     */
    public WeightedLabel(String reason, double[] weights) {
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a row's weight must be a number of at least 0, not " + weight);
            }
        }
        this.reason = reason;
        this.weights = weights.clone();
    }

    @Override
    public String name() {
        return SingleLabel.PLAIN.name();
    }

    @Override
    public List<String> outputs(LabelledData rows) {
        return SingleLabel.PLAIN.outputs(rows);
    }

    @Override
    public Targets targets(LabelledData rows, List<String> outputs) {
        if (rows.rows() != weights.length) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + rows.rows() + " rows: give one to each training row");
        }
        return new Weighed(SingleLabel.PLAIN.targets(rows, outputs).all(), weights, outputs.size());
    }

    /** The targets are FLOAT32 (B, outputs): a row's weight at its label, else 0. */
    @Override
    public Tensor loss(Graph graph, Tensor outputs) {
        return Losses.weightedCrossEntropy(
                outputs,
                graph.input(
                        Dtype.FLOAT32, outputs.shape().dim(0), outputs.shape().dim(1)));
    }

    @Override
    public double[][] meaning(float[][] outputs) {
        return SingleLabel.PLAIN.meaning(outputs);
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.singleLabel(SingleLabel.PLAIN);
    }

    /** {@code single-label, weighed: reweighing by sex}. */
    @Override
    public String toString() {
        return name() + ", weighed: " + reason;
    }

    private static final class Weighed implements Targets {
        private final int[] labels;
        private final double[] weights;
        private final int outputs;

        Weighed(int[] labels, double[] weights, int outputs) {
            this.labels = labels;
            this.weights = weights;
            this.outputs = outputs;
        }

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public double weight(int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> weights[row]).sum();
        }

        @Override
        public NDArray of(int[] rows, NDManager manager) {
            float[] truths = new float[rows.length * outputs];
            for (int b = 0; b < rows.length; b++) {
                truths[b * outputs + labels[rows[b]]] = (float) weights[rows[b]];
            }
            return manager.create(truths, new Shape(rows.length, outputs));
        }
    }
}
