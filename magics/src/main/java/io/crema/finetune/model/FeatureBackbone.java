package io.crema.finetune.model;

import io.crema.finetune.data.table.TableFeatures;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.weights.ModelSource;
import java.util.List;
import java.util.Optional;

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
        Optional<TableFeatures> table = TableFeatures.fromJson(source.preprocessing());
        if (table.isPresent() && table.get().names().size() != featureCount()) {
            throw new ConfigException("preprocessor_config.json of " + source.name() + ": its columns become "
                    + table.get().names().size() + " features, but the model takes " + featureCount());
        }
        return table.<Preprocessor>map(TablePreprocessor::new).orElseGet(() -> new FeaturePreprocessor(featureCount()));
    }

    @Override
    default String task() {
        return "ForTabularClassification";
    }
}
