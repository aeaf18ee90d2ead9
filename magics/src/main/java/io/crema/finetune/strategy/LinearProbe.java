package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.FeatureInputs;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import java.util.List;

/**
 * The head alone is trained, on features of the frozen encoder that are computed once (Alain and Bengio 2016,
 * arXiv:1610.01644).
 */
public record LinearProbe() implements Strategy {

    @Override
    public String name() {
        return "head";
    }

    @Override
    public double defaultLearningRate() {
        return 1e-3;
    }

    @Override
    public Adaptation adaptation(Pretrained model) {
        return Adaptation.HEAD;
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        if (!(model instanceof Classifier classifier)) {
            throw new IllegalArgumentException("only a classifier has a head to train alone. Use Strategy.full()");
        }
        Backbone backbone = classifier.backbone();
        var features = new FeatureInputs(classifier.features(examples.inputs(), progress));
        Head head = classifier.pretrained().newHead(classifier.labels().size());
        Network network = Network.head(
                backbone.hiddenSize(), head, classifier.objective(), classifier.numerics());
        List<NDArray> weights = classifier.weightsOf(network);
        var groups = TrainedWeights.groups(network.parameters(), weights, name -> 0, 1, steering.weightDecay());
        var module = new CompiledModule(network.archive(), weights);
        return Stepping.over(module, new Examples(features, examples.targets()), groups, steering);
    }
}
