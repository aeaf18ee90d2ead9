package io.crema.finetune.strategy;

import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;

/**
 * All weights are trained, the lower blocks more slowly (Howard and Ruder 2018, arXiv:1801.06146).
 *
 * @param layerDecay learning-rate factor from each block to the one below, in (0,1]; 1 trains all alike
 */
public record FullFineTune(double layerDecay) implements Strategy {

    public FullFineTune {
        WeightGroups.checkLayerDecay(layerDecay);
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
    public Adaptation adaptation(Adaptable model) {
        return Adaptation.ALL;
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        return Stepping.of(
                model, examples, WeightGroups.of(model, name -> true, layerDecay, steering.weightDecay()), steering);
    }
}
