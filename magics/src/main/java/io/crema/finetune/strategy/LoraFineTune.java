package io.crema.finetune.strategy;

import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.LowRank;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.Lora;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Low-rank additions to linear layers are trained, and the head; the body stays as it is, shared with the pretrained
 * model (Hu et al. 2022, arXiv:2106.09685).
 *
 * @param targets the layers, as {@link Lora#on} takes them; none means the queries' and values' projections
 * @param lowRank what is added to each
 * @param layerDecay learning-rate factor from each block to the one below, in (0,1]; 1 trains all alike
 */
public record LoraFineTune(List<String> targets, LowRank lowRank, double layerDecay) implements Strategy {

    public LoraFineTune {
        targets = List.copyOf(targets);
        TrainedWeights.checkLayerDecay(layerDecay);
    }

    @Override
    public String name() {
        return "lora";
    }

    @Override
    public double defaultLearningRate() {
        return 2e-4;
    }

    @Override
    public Adaptation adaptation(Pretrained model) {
        return new Adaptation(name -> false, Lora.on(model.backbone(), model.pooling(), targets, lowRank));
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        Backbone backbone = model.backbone();
        Set<String> added = new HashSet<>();
        for (LinearLayer layer : model.lora().layers().keySet()) {
            added.add(layer.down());
            added.add(layer.up());
        }
        var groups = TrainedWeights.of(
                model, name -> added.contains(name) || !backbone.owns(name), layerDecay, steering.weightDecay());
        return Stepping.of(model, examples, groups, steering);
    }
}
