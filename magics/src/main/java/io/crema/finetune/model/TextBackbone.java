package io.crema.finetune.model;

import io.crema.finetune.data.Tokenizer;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.WeightsException;
import java.util.List;

/** A body for texts: tokens in, a vector for every token, and one for the text by {@link Pooling}. */
public interface TextBackbone extends Backbone {

    /** How many tokens it knows: ids are below this. */
    int vocabularySize();

    /** The most tokens it takes. */
    int maxLength();

    /** The id that fills a batch's short rows. */
    int padId();

    /**
     * The forward pass up to the tokens.
     *
     * @param scope where the weights are named, at {@link #prefix()}
     * @param ids INT64 (B, T)
     * @param mask INT64 (B, T), 1 at tokens and 0 at padding
     * @return (B, T, C)
     */
    Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask);

    /** The vector of a whole text that the pretraining made: (B, T, C) to (B, C). */
    Tensor pooler(Scope scope, Tensor hiddenStates);

    @Override
    default List<Tensor> inputs(Graph graph) {
        return List.of(graph.input(Dtype.INT64, "B", "T"), graph.input(Dtype.INT64, "B", "T"));
    }

    @Override
    default Tensor features(Scope root, List<Tensor> inputs, Pooling pooling) {
        Scope scope = root.in(prefix());
        Tensor mask = inputs.get(1);
        return pooling.pool(this, scope, hiddenStates(scope, inputs.get(0), mask), mask);
    }

    @Override
    default Preprocessor preprocessor(ModelSource source, int maxLength) {
        if (source.tokenizer().isEmpty()) {
            throw new WeightsException("the model " + source.name()
                    + " has no tokenizer.json. Save it beside config.json: tokenizer.save_pretrained(folder)");
        }
        if (maxLength < 3 || maxLength > maxLength()) {
            throw new ConfigException(
                    "a text of " + source.name() + " has from 3 to " + maxLength() + " tokens, not " + maxLength);
        }
        return new TextPreprocessor(Tokenizer.fromJson(source.tokenizer(), maxLength), this);
    }
}
