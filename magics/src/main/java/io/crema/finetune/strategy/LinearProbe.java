package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.FeatureInputs;
import io.crema.finetune.model.Fingerprint;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Prediction;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import java.util.List;
import java.util.Optional;

/**
 * The head alone is trained, on features of the frozen encoder that are computed once (Alain and Bengio 2016,
 * arXiv:1610.01644). The body is shared with the pretrained model.
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
    public boolean seesExamplesAsTheyAre() {
        return true;
    }

    @Override
    public Adaptation adaptation(Adaptable model) {
        return Adaptation.HEAD;
    }

    @Override
    public String together(Trainable model) {
        return "";
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        if (!(model instanceof Classifier classifier)) {
            throw new IllegalArgumentException("only a classifier has a head to train alone. Use Strategy.full()");
        }
        FeatureInputs features = features(classifier, examples.inputs(), steering.cache(), progress);
        Head head = classifier.pretrained().newHead(classifier.labels().size());
        // oneDNN takes longer to prepare products as small as a head's than to multiply
        var numerics = new Numerics(classifier.numerics().precision(), Products.BLAS);
        Network network = Network.head(classifier.backbone().hiddenSize(), head, classifier.objective(), numerics);
        List<NDArray> weights = classifier.weightsOf(network);
        var groups = WeightGroups.of(network.parameters(), weights, name -> 0, 1, steering.weightDecay());
        var module = new CompiledModule(network.archive(), weights);
        var stepping = Stepping.over(module, new Examples(features, examples.targets()), groups, steering);
        return stepping.predictingBy((inputs, hearing) -> {
            FeatureInputs others = features(classifier, inputs, steering.cache(), hearing);
            return later -> Prediction.run(module, "logits", others, later);
        });
    }

    private static FeatureInputs features(Classifier classifier, Inputs inputs, FeatureCache cache, Progress progress) {
        return new FeatureInputs(
                cache.features(() -> fingerprint(classifier, inputs), () -> classifier.features(inputs, progress)));
    }

    private static Optional<String> fingerprint(Classifier classifier, Inputs inputs) {
        return inputs.fingerprint()
                .map(ofInputs -> new Fingerprint()
                        .with(classifier.fingerprint())
                        .with(ofInputs)
                        .hex());
    }

    /** A quicker way to a model's outputs than through the whole model. */
    interface Shortcut {

        /** Prepares some inputs, and gives what finds their outputs. */
        Outputs to(Inputs inputs, Progress progress);
    }
}
