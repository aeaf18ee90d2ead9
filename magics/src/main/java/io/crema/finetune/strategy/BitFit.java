package io.crema.finetune.strategy;

import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Lora;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;

/**
 * Biases and the head are trained, the matrices stay as they are, shared with the pretrained model (Ben Zaken et al.
 * 2022, arXiv:2106.10199).
 *
 * @param layerDecay learning-rate factor from each block to the one below, in (0,1]; 1 trains all alike
 */
public record BitFit(double layerDecay) implements Strategy {

    public BitFit {
        WeightGroups.checkLayerDecay(layerDecay);
    }

    @Override
    public String name() {
        return "bitfit";
    }

    @Override
    public double defaultLearningRate() {
        return 1e-3;
    }

    @Override
    public Adaptation adaptation(Adaptable model) {
        return new Adaptation(BitFit::isBias, Lora.NONE);
    }

    private static boolean isBias(String name) {
        return name.endsWith(".bias");
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        var groups =
                WeightGroups.of(model, name -> isBias(name) || model.isHead(name), layerDecay, steering.weightDecay());
        return Stepping.of(model, examples, groups, steering);
    }
}
