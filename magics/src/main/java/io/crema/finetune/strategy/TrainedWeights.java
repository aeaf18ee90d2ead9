package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.model.Body;
import io.crema.finetune.model.Trainable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The weights that a strategy moves: in groups for the optimiser, and kept aside when they are the best so far. */
final class TrainedWeights implements AutoCloseable {
    private final List<NDArray> weights;
    private final int learned;
    private final int bestEpochs;
    private final List<NDArray> kept = new ArrayList<>();
    private final List<BestEpoch> best = new ArrayList<>();
    private @Nullable NDManager keeper;

    /** @param bestEpochs how many epochs' weights are averaged in the end */
    TrainedWeights(List<ParameterGroup> groups, int bestEpochs) {
        this(groups, List.of(), bestEpochs);
    }

    private TrainedWeights(List<ParameterGroup> groups, List<NDArray> buffers, int bestEpochs) {
        this.weights = Stream.concat(groups.stream().flatMap(group -> group.weights().stream()), buffers.stream())
                .toList();
        this.learned = weights.size() - buffers.size();
        this.bestEpochs = bestEpochs;
    }

    /** The weights of the groups, and the model's running statistics, which move with them. */
    static TrainedWeights of(Trainable model, List<ParameterGroup> groups, int bestEpochs) {
        List<Parameter> parameters = model.network().parameters();
        List<NDArray> buffers = IntStream.range(0, parameters.size())
                .filter(i -> !parameters.get(i).learned())
                .mapToObj(model.weights()::get)
                .toList();
        return new TrainedWeights(groups, buffers, bestEpochs);
    }

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
        return groups(
                chosen,
                weights,
                name -> backbone.owns(name) ? backbone.depth(name) : backbone.layers() + 1,
                layerDecay,
                weightDecay);
    }

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
    static List<ParameterGroup> groups(
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

    long count() {
        return weights.stream().limit(learned).mapToLong(NDArray::size).sum();
    }

    void keep() {
        Torch.withoutGradients(this::copyAside);
    }

    private void copyAside() {
        if (keeper == null) {
            keeper = Torch.newManager();
        }
        if (kept.isEmpty()) {
            for (NDArray weight : weights) {
                NDArray copy = weight.duplicate();
                copy.attach(keeper);
                kept.add(copy);
            }
        } else {
            copy(weights, kept);
        }
    }

    void restore() {
        if (!kept.isEmpty()) {
            Torch.withoutGradients(() -> copy(kept, weights));
        }
    }

    /** Keeps the weights of now among those of the best epochs, if they are; the worst make room. */
    void remember(double gain) {
        if (bestEpochs < 2) {
            return;
        }
        if (best.size() == bestEpochs) {
            BestEpoch worst = Collections.min(best, Comparator.comparingDouble(BestEpoch::gain));
            if (gain <= worst.gain()) {
                return;
            }
            best.remove(worst);
        }
        best.add(new BestEpoch(gain, weights.stream().map(NDArray::toFloatArray).toList()));
    }

    /** Puts the mean of the best epochs' weights in place; false if there are not two of them. */
    boolean average() {
        if (best.size() < 2) {
            return false;
        }
        Torch.withoutGradients(() -> {
            for (int i = 0; i < weights.size(); i++) {
                weights.get(i).set(mean(i));
            }
        });
        return true;
    }

    private float[] mean(int weight) {
        float[] mean = new float[Math.toIntExact(weights.get(weight).size())];
        for (int k = 0; k < mean.length; k++) {
            double sum = 0;
            for (BestEpoch epoch : best) {
                sum += epoch.weights().get(weight)[k];
            }
            mean[k] = (float) (sum / best.size());
        }
        return mean;
    }

    private static void copy(List<NDArray> from, List<NDArray> to) {
        for (int i = 0; i < from.size(); i++) {
            TensorValues.fill(to.get(i), TensorValues.of(from.get(i)));
        }
    }

    /** The best epochs' weights; live. */
    List<BestEpoch> remembered() {
        return best;
    }

    /** The weights by name. */
    Map<String, NDArray> now() {
        return named(weights);
    }

    /** The kept copies under the names of their weights. */
    Map<String, NDArray> kept() {
        return named(kept);
    }

    private Map<String, NDArray> named(List<NDArray> arrays) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            named.put(weights.get(i).getName(), arrays.get(i));
        }
        return named;
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.close();
        }
    }
}
