package io.crema.finetune.model;

import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.weights.ModelSource;
import java.util.List;

/** A body for classifiers: examples in, a vector for each out. A {@link Head} stands on it. */
public interface Backbone extends Body {

    /** What its makers drop in front of a classifier, in [0,1). */
    double headDropout();

    /** Standard deviation of a new weight; that of a linear layer as PyTorch draws it, unless its makers say another. */
    default double initializerRange() {
        return 1 / Math.sqrt(3.0 * hiddenSize());
    }

    /** Declares what it takes, in the order in which {@link Inputs} give it. */
    List<Tensor> inputs(Graph graph);

    /**
     * The forward pass.
     *
     * @param root where names begin; its own stand in {@link #prefix()}
     * @param inputs what {@link #inputs} declared
     * @param pooling how tokens' vectors become one; a body without tokens pools in its own way
     * @return (B, C)
     */
    Tensor features(Scope root, List<Tensor> inputs, Pooling pooling);

    /** The pooling that its makers put below their classifier. */
    Pooling pooling();

    /** The classifier that its makers put on it; a linear layer unless they put more. */
    default Head head(int outputs) {
        return Head.linear(outputs, headDropout());
    }

    /** How the name of a classifier's class ends in a {@code config.json}: {@code ForSequenceClassification}. */
    default String task() {
        return "ForSequenceClassification";
    }

    /**
     * What brings examples into the form that it takes.
     *
     * @param source the files that came with the model
     * @param maxLength the most tokens of a text; bodies without tokens do not ask
     * @throws ConfigException if it takes no such length
     * @throws io.crema.finetune.weights.WeightsException if a file is missing
     */
    Preprocessor preprocessor(ModelSource source, int maxLength);
}
