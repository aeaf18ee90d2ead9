package io.crema.finetune.model;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One label of several: cross entropy, or focal loss.
 *
 * @param smoothing the share of the truth that is spread over all labels, in [0,1)
 * @param focus how much less examples count that are right already, at least 0; 0 is cross entropy
 * @param balanced whether labels weigh the more the rarer they are
 * @param classWeights of the labels, once they are known; none for all alike
 * @param mixup the alpha by which labels are mixed as their pictures are, once that is known; 0 for none
 */
public record SingleLabel(double smoothing, double focus, boolean balanced, List<Double> classWeights, double mixup)
        implements Objective {

    /** Cross entropy, all labels alike. */
    public static final SingleLabel PLAIN = new SingleLabel(0, 0, false, List.of(), 0);

    public SingleLabel {
        classWeights = List.copyOf(classWeights);
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("label smoothing must be in [0,1), not " + smoothing);
        }
        if (!(focus >= 0) || Double.isInfinite(focus)) {
            throw new IllegalArgumentException("the focal loss's focus must be at least 0, not " + focus);
        }
        if (smoothing > 0 && focus > 0) {
            throw new IllegalArgumentException("label smoothing and focal loss do not go together: choose one");
        }
        if (mixup > 0 && focus > 0) {
            throw new IllegalArgumentException("mixup and focal loss do not go together: choose one");
        }
    }

    /** Labels that are as they are. */
    public SingleLabel(double smoothing, double focus, boolean balanced, List<Double> classWeights) {
        this(smoothing, focus, balanced, classWeights, 0);
    }

    /** This with smoothed labels. */
    public SingleLabel smoothed(double share) {
        return new SingleLabel(share, focus, balanced, classWeights, mixup);
    }

    /** This by the focal loss. */
    public SingleLabel focused(double much) {
        return new SingleLabel(smoothing, much, balanced, classWeights, mixup);
    }

    /** This with labels that weigh the more the rarer they are: rows / (labels x rows of the label). */
    public SingleLabel balancing() {
        return new SingleLabel(smoothing, focus, true, classWeights, mixup);
    }

    @Override
    public String name() {
        return "single-label";
    }

    @Override
    public List<String> outputs(LabelledData rows) {
        return rows.labels();
    }

    @Override
    public SingleLabel fitted(LabelledData training, List<String> outputs) {
        double mixed = training.augmentation().mixup();
        if (!balanced) {
            return new SingleLabel(smoothing, focus, false, classWeights, mixed);
        }
        int[] labels = training.labelIndices();
        List<Double> weights = new ArrayList<>();
        for (int label = 0; label < outputs.size(); label++) {
            int each = label;
            long count = Arrays.stream(labels).filter(other -> other == each).count();
            weights.add(count == 0 ? 1 : (double) labels.length / (outputs.size() * count));
        }
        return new SingleLabel(smoothing, focus, true, weights, mixed);
    }

    @Override
    public Labels targets(LabelledData rows, List<String> outputs) {
        int[] labels = rows.labelIndices();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= outputs.size()) {
                throw new DataException(
                        "row " + (row + 1) + " of " + rows.name() + " has the label number " + labels[row] + ", but the"
                                + " model has " + outputs.size() + " labels: " + String.join(", ", outputs),
                        "Divide the data once, so that all parts have the same labels.");
            }
        }
        return new Labels(classWeights, labels);
    }

    @Override
    public Targets trainingTargets(LabelledData rows, List<String> outputs) {
        Labels labels = targets(rows, outputs);
        return mixup > 0 ? new MixedLabels(labels, outputs.size(), mixup) : labels;
    }

    @Override
    public SingleLabel exact() {
        return new SingleLabel(0, focus, balanced, classWeights, 0);
    }

    @Override
    public Tensor loss(Graph graph, Tensor outputs) {
        if (mixup > 0) {
            Tensor shares = graph.input(
                    Dtype.FLOAT32, outputs.shape().dim(0), outputs.shape().dim(1));
            return Losses.softCrossEntropy(outputs, shares, classWeights, smoothing);
        }
        Tensor labels = graph.input(Dtype.INT64, outputs.shape().dim(0));
        return focus > 0
                ? Losses.focal(outputs, labels, classWeights, focus)
                : Losses.crossEntropy(outputs, labels, classWeights, smoothing);
    }

    @Override
    public double[][] meaning(float[][] outputs) {
        return Softmax.rows(outputs);
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.singleLabel(this);
    }
}
