package io.crema.finetune.fairness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights for training rows under which labels and groups have nothing to do with each other (Kamiran and Calders 2012,
 * <i>Knowledge and Information Systems</i> 33).
 */
public final class Reweighing {
    private Reweighing() {}

    /**
     * {@code w(a,y) = n_a n_y / (n n_ay)} of each row: afterwards the weighted share of every label is the same in all
     * groups, and the weights sum to the number of rows where each group has each label.
     *
     * @param labels one a row
     * @param sensitive one value a row each; several mean their intersections
     * @throws IllegalArgumentException if there is no row or no feature, or a feature is of other rows
     */
    public static double[] weights(List<String> labels, List<SensitiveFeature> sensitive) {
        if (labels.isEmpty() || sensitive.isEmpty()) {
            throw new IllegalArgumentException("reweighing needs rows and a sensitive feature");
        }
        Grouping grouping = Grouping.of(sensitive, labels.size());
        Map<String, Double> ofLabel = new HashMap<>();
        Map<Integer, Double> ofGroup = new HashMap<>();
        Map<Cell, Double> ofBoth = new HashMap<>();
        for (int row = 0; row < labels.size(); row++) {
            ofLabel.merge(labels.get(row), 1.0, Double::sum);
            ofGroup.merge(grouping.groupOf(row), 1.0, Double::sum);
            ofBoth.merge(new Cell(grouping.groupOf(row), labels.get(row)), 1.0, Double::sum);
        }
        double[] weights = new double[labels.size()];
        for (int row = 0; row < weights.length; row++) {
            int group = grouping.groupOf(row);
            String label = labels.get(row);
            weights[row] = ofGroup.getOrDefault(group, 0.0)
                    * ofLabel.getOrDefault(label, 0.0)
                    / (labels.size() * ofBoth.getOrDefault(new Cell(group, label), 1.0));
        }
        return weights;
    }

    private record Cell(int group, String label) {}
}
