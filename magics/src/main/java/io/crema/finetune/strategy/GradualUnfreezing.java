package io.crema.finetune.strategy;

import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Body;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The head is trained first, and with each epoch one more block below it, until all are (Howard and Ruder 2018,
 * arXiv:1801.06146). Where there is no head of its own the last block is first. What the optimiser knows of the blocks
 * above stays.
 *
 * @param layerDecay learning-rate factor from each block to the one below, in (0,1]
 */
public record GradualUnfreezing(double layerDecay) implements Strategy {

    public GradualUnfreezing {
        WeightGroups.checkLayerDecay(layerDecay);
    }

    @Override
    public String name() {
        return "gradual";
    }

    @Override
    public double defaultLearningRate() {
        return 5e-5;
    }

    @Override
    public Adaptation adaptation(Adaptable model) {
        return Adaptation.ALL;
    }

    @Override
    public Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress) {
        Body backbone = model.backbone();
        boolean headless = model.network().parameters().stream() // a language model's may be tied to the embeddings
                .noneMatch(parameter -> parameter.learned() && !backbone.owns(parameter.name()));
        int first = headless ? backbone.layers() : backbone.layers() + 1;
        IntFunction<List<ParameterGroup>> groups = epoch -> {
            int lowest = first + 1 - epoch;
            return WeightGroups.of(
                    model,
                    name -> !backbone.owns(name) || backbone.depth(name) >= lowest,
                    layerDecay,
                    steering.weightDecay());
        };
        return Stepping.byEpoch(model, examples, groups, first + 1, steering);
    }
}
