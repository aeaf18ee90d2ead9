package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;

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
            Trainable model, Examples examples, double weightDecay, Optimizer.Settings settings, Progress progress) {
        Backbone backbone = model.backbone();
        var groups = TrainedWeights.groups(
                model.network().parameters(),
                model.weights(),
                name -> backbone.owns(name) ? backbone.depth(name) : backbone.layers() + 1,
                layerDecay,
                weightDecay);
        return new Stepping(
                examples, new TrainedWeights(groups), new Optimizer(model.module(), groups, settings), () -> {});
    }
}
