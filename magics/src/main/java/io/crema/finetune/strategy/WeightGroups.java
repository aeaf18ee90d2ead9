package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.model.Body;
import io.crema.finetune.model.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Moving weights in groups of one learning rate and one weight decay, as an optimiser takes them. */
final class WeightGroups {
    private WeightGroups() {}

    /**
     * Groups by depth, and within a depth by whether weights decay: matrices do, biases and norms do not.
     *
     * @param moving which of the model's weights are trained
     * @param layerDecay learning-rate factor from each block to the one below, in (0,1]; the head is on top
     */
    static List<ParameterGroup> of(Trainable model, Predicate<String> moving, double layerDecay, double weightDecay) {
        Body backbone = model.backbone();
        List<Parameter> parameters = model.network().parameters();
        List<Parameter> chosen = new ArrayList<>();
        List<NDArray> weights = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).learned() && moving.test(parameters.get(i).name())) {
                chosen.add(parameters.get(i));
                weights.add(model.weights().get(i));
            }
        }
        return of(
                chosen,
                weights,
                name -> backbone.owns(name) ? backbone.depth(name) : backbone.layers() + 1,
                layerDecay,
                weightDecay);
    }

    /** @throws IllegalArgumentException if it is not in (0,1] */
    static void checkLayerDecay(double layerDecay) {
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException("layer decay must be in (0,1], not " + layerDecay);
        }
    }

    /**
     * Groups as above, of weights that are no whole model's.
     *
     * @param depth of a parameter, from 0 at the embeddings up to the head
     * @param layerDecay learning-rate factor from each depth to the one below, in (0,1]
     */
    static List<ParameterGroup> of(
            List<Parameter> parameters,
            List<NDArray> weights,
            ToIntFunction<String> depth,
            double layerDecay,
            double weightDecay) {
        var matrices = new TreeMap<Integer, List<NDArray>>();
        var vectors = new TreeMap<Integer, List<NDArray>>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.learned()) {
                continue;
            }
            (parameter.shape().rank() > 1 ? matrices : vectors)
                    .computeIfAbsent(depth.applyAsInt(parameter.name()), none -> new ArrayList<>())
                    .add(weights.get(i));
        }
        int top = Stream.of(matrices, vectors)
                .flatMap(groups -> groups.keySet().stream())
                .max(Integer::compare)
                .orElseThrow();
        var groups = new ArrayList<ParameterGroup>();
        matrices.forEach(
                (at, group) -> groups.add(new ParameterGroup(group, Math.pow(layerDecay, top - at), weightDecay)));
        vectors.forEach((at, group) -> groups.add(new ParameterGroup(group, Math.pow(layerDecay, top - at), 0)));
        return groups;
    }
}
