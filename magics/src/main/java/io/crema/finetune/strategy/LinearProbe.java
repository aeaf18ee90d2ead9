package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.AdamW;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextClassifier;
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
    public Trainee applyTo(
            TextClassifier classifier,
            Examples examples,
            double weightDecay,
            AdamW.Settings settings,
            Progress progress) {
        float[][] features = classifier.pretrained().embed(examples.tokens(), progress);
        Backbone backbone = classifier.pretrained().backbone();
        Head head =
                new Head(classifier.pretrained().pooling(), classifier.labels().size(), backbone.headDropout());
        Network network = Network.head(backbone.hiddenSize(), head);
        List<NDArray> weights = classifier.weightsOf(network);
        var groups = TrainedWeights.groups(network.parameters(), weights, name -> 0, 1, weightDecay);
        var module = new CompiledModule(network.archive(), weights);
        try {
            return new HeadAlone(
                    classifier,
                    examples.labels(),
                    List.of(features),
                    new TrainedWeights(groups),
                    module,
                    new AdamW(module, groups, settings));
        } catch (RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** Steps the head; a row of features is a text's vector of length C. */
    private record HeadAlone(
            TextClassifier classifier,
            Labels labels,
            List<float[]> features,
            TrainedWeights weights,
            CompiledModule module,
            AdamW optimizer)
            implements Trainee {

        @Override
        public AdamW.Step step(int[] rows, double learningRate, long seed) {
            int size = classifier.pretrained().backbone().hiddenSize();
            float[] flat = new float[rows.length * size];
            for (int b = 0; b < rows.length; b++) {
                System.arraycopy(features.get(rows[b]), 0, flat, b * size, size);
            }
            try (PtNDManager manager = Torch.newManager()) {
                NDArray x = manager.create(flat, new Shape(rows.length, size));
                NDArray y = manager.create(labels.of(rows), new Shape(rows.length));
                return optimizer.step(learningRate, seed, x, y);
            }
        }

        @Override
        public float[][] logits(Tokens tokens, Progress progress) {
            return classifier.logits(tokens, progress);
        }

        @Override
        public int size() {
            return features.size();
        }

        @Override
        public int cost(int example) {
            return 1;
        }

        @Override
        public long trainableParameters() {
            return weights.count();
        }

        @Override
        public void keep() {
            weights.keep();
        }

        @Override
        public void restore() {
            weights.restore();
        }

        @Override
        public void close() {
            optimizer.close();
            module.close();
            weights.close();
        }
    }
}
