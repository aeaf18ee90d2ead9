package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * For a few examples of each label: first the body learns to tell pairs of one label from pairs of two, by the cosine of
 * their vectors; then a head is trained on its features (Tunstall et al. 2022, arXiv:2209.11055).
 *
 * <p>Checkpoints are of the head's part. A run that goes on takes the body's part once more, to the same bits; what is
 * stopped within that part leaves nothing.
 *
 * @param passes how often the body sees the examples, each in pairs with all others of its batch
 * @param bodyRate the body's peak learning rate, above 0
 */
public record FewShot(int passes, double bodyRate) implements Strategy {

    public FewShot {
        if (passes < 1 || !(bodyRate > 0)) {
            throw new IllegalArgumentException("few-shot training needs passes of at least 1 and a rate above 0, not "
                    + passes + " and " + bodyRate);
        }
    }

    @Override
    public String name() {
        return "fewshot";
    }

    @Override
    public double defaultLearningRate() {
        return 1e-2;
    }

    @Override
    public boolean seesExamplesAsTheyAre() {
        return true;
    }

    @Override
    public Adaptation adaptation(Adaptable model) {
        return Adaptation.ALL;
    }

    @Override
    public String together(Trainable model) {
        return "the body's pairs are made";
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        if (!(model instanceof Classifier classifier) || !classifier.objective().isExclusive()) {
            throw new IllegalArgumentException(
                    "few-shot training is for models that choose one label. Use Strategy.lora(8, 16)");
        }
        trainBody(classifier, examples, steering, progress);
        return new LinearProbe().applyTo(model, examples, steering.with(FeatureCache.NONE), progress);
    }

    private void trainBody(Classifier classifier, Examples examples, Steering steering, Progress progress) {
        Backbone backbone = classifier.backbone();
        Network network = Network.contrastive(backbone, classifier.pretrained().pooling(), classifier.numerics());
        List<NDArray> weights = classifier.weightsOf(network);
        var groups = WeightGroups.of(network.parameters(), weights, backbone::depth, 1, steering.weightDecay());
        try (var module = new CompiledModule(network.archive(), weights);
                var optimizer = new Optimizer(module, groups, steering.optimizer())) {
            step(optimizer, examples, steering, progress);
        }
    }

    private void step(Optimizer optimizer, Examples examples, Steering steering, Progress progress) {
        int size = examples.inputs().size();
        int batchSize = Math.min(Math.max(2, steering.batchSize()), size);
        int perPass = (size - 1) / batchSize + 1;
        int steps = passes * perPass;
        var random = new SplittableRandom(steering.seed());
        for (int step = 1; step <= steps; step++) {
            if (progress.cancelled()) {
                throw new CancellationException("stopped before step " + step + " of " + steps
                        + " of few-shot training's body: nothing is kept, as no head has learned from it yet");
            }
            int[] rows = chosen(size, batchSize, random);
            double rate = bodyRate * (1 - (step - 1.0) / steps); // a straight line down
            try (Batch batch = examples.inputs().batch(rows)) {
                NDArray labels = examples.targets().of(rows, batch.manager());
                Optimizer.Step taken = optimizer.step(rate, random.nextLong(), batch.with(labels));
                if (!taken.isFinite()) {
                    throw DivergedException.ofBody(step, steps, taken, rows, bodyRate);
                }
            }
            progress.at(step * batchSize, steps * batchSize);
        }
    }

    /** Some rows, each once. */
    private static int[] chosen(int size, int count, SplittableRandom random) {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, size);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
        return Arrays.copyOf(rows, count);
    }
}
