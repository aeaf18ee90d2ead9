package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.model.Trainable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The weights that a strategy moves, kept aside when they are the best so far. */
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

    /** How many numbers are learned. */
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
