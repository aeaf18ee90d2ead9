package io.crema.finetune.model.mlp;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.FeatureBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.Linear;
import java.util.List;

/** The perceptron's forward pass: linear layers, each with ReLU and dropout; none leave the features as they are. */
record MlpBackbone(MlpConfig config) implements FeatureBackbone {
    private static final WeightNames NAMES = new WeightNames("mlp", List.of("layers"), "layers");

    @Override
    public Tensor features(Scope scope, Tensor numbers) {
        Tensor x = numbers; // (B, features)
        int in = config.features();
        for (int i = 0; i < layers(); i++) {
            int out = config.hiddenSizes().get(i);
            Linear layer = Linear.of(scope.in("layers").in(Integer.toString(i)), in, out);
            x = layer.apply(x).relu().dropout(config.dropout()); // (B, out)
            in = out;
        }
        return x; // (B, C)
    }

    @Override
    public String description() {
        return layers() == 0
                ? "logistic regression on " + config.features() + " features"
                : "MLP, " + config.features() + " features to " + config.hiddenSizes();
    }

    @Override
    public int featureCount() {
        return config.features();
    }

    @Override
    public int hiddenSize() {
        return layers() == 0 ? config.features() : config.hiddenSizes().get(layers() - 1);
    }

    @Override
    public int layers() {
        return config.hiddenSizes().size();
    }

    /** The last layer's dropout stands there already. */
    @Override
    public double headDropout() {
        return 0;
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
