package io.crema.finetune.model;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Tensor;
import java.util.List;

/** What a model learns to say of an example: what its outputs stand for, and how wrong they are. */
public sealed interface Objective extends Goal permits SingleLabel, WeightedLabel, MultiLabel, Regression {

    /** What the user types: {@code single-label}. */
    @Override
    String name();

    /** The names of the model's outputs, told from rows of all parts. */
    List<String> outputs(LabelledData rows);

    /** This with all that it takes from the rows that are trained on, such as the weights of classes. */
    default Objective fitted(LabelledData training, List<String> outputs) {
        return this;
    }

    /**
     * What is to be learned of rows.
     *
     * @throws io.crema.finetune.data.DataException if a row has nothing that can be learned so
     */
    Targets targets(LabelledData rows, List<String> outputs);

    /** As above, of rows to learn from: where their pictures are mixed, so are the targets. */
    default Targets trainingTargets(LabelledData rows, List<String> outputs) {
        return targets(rows, outputs);
    }

    /** The alpha by which targets are mixed with each other, as pictures are; 0 if they are not. */
    default double mixup() {
        return 0;
    }

    /** This with targets as they are: what is smoothed or mixed cannot be learned to the end. */
    default Objective exact() {
        return this;
    }

    /** Declares the targets as the graph's next input, and gives the mean loss of outputs (B, outputs): a scalar. */
    Tensor loss(Graph graph, Tensor outputs);

    /** What the outputs say: probabilities, or numbers in the data's own unit. */
    double[][] meaning(float[][] outputs);

    @Override
    default List<String> scores() {
        return List.of("macro-F1", "accuracy");
    }

    /** Whether exactly one of the outputs is true of an example. */
    default boolean isExclusive() {
        return false;
    }

    /** Asks for what depends on the kind of objective. */
    <T> T accept(Visitor<T> visitor);

    /** An answer for each kind of objective. */
    interface Visitor<T> {
        T singleLabel(SingleLabel objective);

        T multiLabel(MultiLabel objective);

        T regression(Regression objective);
    }

    /** The usual one: each example has one label. */
    static Objective singleLabel() {
        return SingleLabel.PLAIN;
    }
}
