package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.AdamW;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextClassifier;

/**
 * All weights are trained, the lower blocks more slowly (Howard and Ruder 2018, arXiv:1801.06146).
 *
 * @param layerDecay learning-rate factor from each block to the one below, in (0,1]; 1 trains all alike
 */
public record FullFineTune(double layerDecay) implements Strategy {

    public FullFineTune {
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException("layer decay must be in (0,1], not " + layerDecay);
        }
    }

    @Override
    public String name() {
        return "full";
    }

    @Override
    public double defaultLearningRate() {
        return 2e-5;
    }

    @Override
    public Trainee applyTo(
            TextClassifier classifier,
            Examples examples,
            double weightDecay,
            AdamW.Settings settings,
            Progress progress) {
        Backbone backbone = classifier.pretrained().backbone();
        var groups = TrainedWeights.groups(
                classifier.network().parameters(),
                classifier.weights(),
                name -> name.startsWith("classifier.") ? backbone.layers() + 1 : backbone.depth(name),
                layerDecay,
                weightDecay);
        return new WholeModel(
                classifier, examples, new TrainedWeights(groups), new AdamW(classifier.module(), groups, settings));
    }

    private record WholeModel(TextClassifier classifier, Examples examples, TrainedWeights weights, AdamW optimizer)
            implements Trainee {

        @Override
        public AdamW.Step step(int[] rows, double learningRate, long seed) {
            try (Batch batch =
                    Batch.of(examples.tokens(), rows, classifier.pretrained().backbone())) {
                NDArray labels = batch.manager().create(examples.labels().of(rows), new Shape(rows.length));
                return optimizer.step(learningRate, seed, batch.ids(), batch.mask(), labels);
            }
        }

        @Override
        public float[][] logits(Tokens tokens, Progress progress) {
            return classifier.logits(tokens, progress);
        }

        @Override
        public int size() {
            return examples.tokens().size();
        }

        @Override
        public int cost(int example) {
            return examples.tokens().length(example);
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
            weights.close();
        }
    }
}
