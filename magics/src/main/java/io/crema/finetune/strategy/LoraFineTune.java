package io.crema.finetune.strategy;

import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.LowRank;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Lora;
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
        WeightGroups.checkLayerDecay(layerDecay);
    }

    /** Low-rank additions to the queries' and values' projections, without dropout. */
    static LoraFineTune of(int rank, double alpha) {
        return new LoraFineTune(List.of(), new LowRank(rank, alpha, 0, false), 1);
    }

    /** This on other layers, as {@link Lora#on} takes them. */
    public LoraFineTune on(String... layers) {
        return new LoraFineTune(List.of(layers), lowRank, layerDecay);
    }

    /** This with dropout of the additions' input, in [0,1). */
    public LoraFineTune dropout(double probability) {
        var other = new LowRank(lowRank.rank(), lowRank.alpha(), probability, lowRank.rankStabilized());
        return new LoraFineTune(targets, other, layerDecay);
    }

    /** This with alpha divided by the rank's root (Kalajdzievski 2023, arXiv:2312.03732). */
    public LoraFineTune rankStabilized() {
        return new LoraFineTune(
                targets, new LowRank(lowRank.rank(), lowRank.alpha(), lowRank.dropout(), true), layerDecay);
    }

    /** This with lower blocks that learn more slowly. */
    public LoraFineTune layerDecay(double other) {
        return new LoraFineTune(targets, lowRank, other);
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
    public Adaptation adaptation(Adaptable model) {
        return new Adaptation(name -> false, Lora.on(model, targets, lowRank));
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        Set<String> added = new HashSet<>();
        for (LinearLayer layer : model.lora().layers().keySet()) {
            added.add(layer.down());
            added.add(layer.up());
        }
        var groups = WeightGroups.of(
                model, name -> added.contains(name) || model.isHead(name), layerDecay, steering.weightDecay());
        return Stepping.of(model, examples, groups, steering);
    }
}
