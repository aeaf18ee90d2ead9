package io.crema.finetune.model;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.weights.ModelSource;
import java.util.List;

/** A body for rows of numbers, as {@link FeatureInputs} give them. */
public interface FeatureBackbone extends Backbone {

    /** How many numbers a row has. */
    int featureCount();

    /**
     * The forward pass.
     *
     * @param scope where the weights are named, at {@link #prefix()}
     * @param numbers FLOAT32 (B, features)
     * @return (B, C)
     */
    Tensor features(Scope scope, Tensor numbers);

    @Override
    default List<Tensor> inputs(Graph graph) {
        return List.of(graph.input(Dtype.FLOAT32, "B", featureCount()));
    }

    @Override
    default Tensor features(Scope root, List<Tensor> inputs, Pooling pooling) {
        return features(root.in(prefix()), inputs.get(0));
    }

    @Override
    default Pooling pooling() {
        return Pooling.OWN;
    }

    @Override
    default Preprocessor preprocessor(ModelSource source, int maxLength) {
        return new FeaturePreprocessor(featureCount());
    }
}
