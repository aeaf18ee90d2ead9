package io.crema.finetune.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Prediction;
import io.crema.finetune.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A model compiled with its gradients by what it is given, over the model's own weights. No weight is changed and no random
 * number of libtorch's drawn.
 */
final class ExplainedModel implements AutoCloseable {
    private final Source source;
    private final NDManager manager;
    private final CompiledModule module;
    private final Progress progress;

    /**
     * What is compiled.
     *
     * @param network as {@link Network#explained} writes it
     * @param weights in the order of its parameters; they stay their owner's
     * @param meaning of scores: probabilities, or a regression's numbers
     * @param head whether a weight is the head's, by its name
     * @param spread of a new head's weights
     */
    record Source(
            Network network,
            List<NDArray> weights,
            Function<float[][], double[][]> meaning,
            Predicate<String> head,
            double spread) {
        Source {
            weights = List.copyOf(weights);
        }
    }

    private ExplainedModel(Source source, NDManager manager, List<NDArray> weights, Progress progress) {
        this.source = source;
        this.manager = manager;
        this.module = new CompiledModule(source.network().archive(), weights);
        this.progress = progress;
    }

    /** @param progress asked between batches whether to go on */
    static ExplainedModel of(Source source, Progress progress) {
        return new ExplainedModel(source, Torch.newManager(), source.weights(), progress);
    }

    /**
     * This with another head: matrices from a normal distribution as wide as a new head's, vectors zero.
     *
     * @param seed of the weights, by {@link Random}
     */
    ExplainedModel withRandomHead(long seed) {
        var random = new Random(seed);
        NDManager owner = Torch.newManager();
        List<NDArray> weights = new ArrayList<>(source.weights());
        for (int i = 0; i < weights.size(); i++) {
            if (source.head().test(source.network().parameters().get(i).name())) {
                Shape shape = weights.get(i).getShape();
                float[] values = new float[Math.toIntExact(shape.size())];
                for (int k = 0; k < values.length && shape.dimension() > 1; k++) {
                    values[k] = (float) (source.spread() * random.nextGaussian());
                }
                weights.set(i, owner.create(values, shape));
            }
        }
        return new ExplainedModel(source, owner, weights, progress);
    }

    /**
     * The vectors of tokens, (T, C) row-major.
     *
     * @param rows what the model takes of one text: its tokens first, and what goes with each, all T long
     */
    float[] vectors(long[]... rows) {
        try (NDManager step = Torch.newManager()) {
            NDArray[] inputs = Arrays.stream(rows)
                    .map(row -> step.create(row, new Shape(1, row.length)))
                    .toArray(NDArray[]::new);
            return module.run("embedded", step, inputs).toFloatArray();
        }
    }

    /** What the model says of examples as they are, (examples, labels): probabilities, or a regression's numbers. */
    double[][] meaning(Inputs inputs) {
        return source.meaning().apply(Prediction.run(module, "logits", inputs, progress));
    }

    /** What the model says of a subject with only some parts there. */
    double[][] meaning(Subject subject, List<BitSet> kept) {
        float[][] logits = new float[kept.size()][];
        forEach(subject, kept, (choice, row) -> logits[choice] = row);
        return source.meaning().apply(logits);
    }

    /** One score of a subject with only some parts there. */
    double[] scores(Subject subject, List<BitSet> kept, int target) {
        double[] scores = new double[kept.size()];
        forEach(subject, kept, (choice, row) -> scores[choice] = row[target]);
        return scores;
    }

    /** Takes the scores of one choice; a language model has too many for those of all choices to lie side by side. */
    @FunctionalInterface
    private interface Taking {
        void take(int choice, float... scores);
    }

    private void forEach(Subject subject, List<BitSet> kept, Taking taking) {
        for (int start = 0; start < kept.size(); start += subject.together()) {
            goOn();
            List<BitSet> some = kept.subList(start, Math.min(start + subject.together(), kept.size()));
            float[] flat = logitsOf(subject, some);
            int labels = flat.length / some.size();
            for (int i = 0; i < some.size(); i++) {
                taking.take(start + i, Arrays.copyOfRange(flat, i * labels, (i + 1) * labels));
            }
        }
    }

    private float[] logitsOf(Subject subject, List<BitSet> kept) {
        int length = subject.example().length;
        float[] numbers = new float[kept.size() * length];
        for (int i = 0; i < kept.size(); i++) {
            subject.write(kept.get(i), numbers, i * length);
        }
        try (NDManager step = Torch.newManager()) {
            List<NDArray> inputs = new ArrayList<>();
            for (long[] row : subject.fixed()) {
                long[] repeated = new long[kept.size() * row.length];
                for (int i = 0; i < kept.size(); i++) {
                    System.arraycopy(row, 0, repeated, i * row.length, row.length);
                }
                inputs.add(step.create(repeated, new Shape(kept.size(), row.length)));
            }
            inputs.add(step.create(numbers, new Shape(subject.shape(kept.size()))));
            return module.run("logits_given", step, inputs.toArray(NDArray[]::new))
                    .toFloatArray();
        }
    }

    /**
     * Of each number, the mean gradient of a score at some places between two points, times the points' difference.
     *
     * @param from where the way begins, as long as the subject's numbers
     * @param places fractions of the way
     */
    double[] pathGradients(Subject subject, float[] from, double[] places, int target) {
        double[] sums = new double[from.length];
        for (int start = 0; start < places.length; start += subject.together()) {
            goOn();
            double[] some = Arrays.copyOfRange(places, start, Math.min(start + subject.together(), places.length));
            double[] part = pathGradientsOf(subject, from, some, target, 1.0 / places.length);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part[i];
            }
        }
        return sums;
    }

    private double[] pathGradientsOf(Subject subject, float[] from, double[] places, int target, double share) {
        float[] at = new float[places.length];
        float[] shares = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            at[i] = (float) places[i];
        }
        Arrays.fill(shares, (float) share);
        long[] broadcast = subject.shape(places.length);
        Arrays.fill(broadcast, 1, broadcast.length, 1);
        try (NDManager step = Torch.newManager()) {
            List<NDArray> inputs = new ArrayList<>();
            subject.fixed().forEach(row -> inputs.add(step.create(row, new Shape(1, row.length))));
            inputs.add(step.create(from, new Shape(subject.shape(1))));
            inputs.add(step.create(subject.example(), new Shape(subject.shape(1))));
            inputs.add(step.create(at, new Shape(broadcast)));
            inputs.add(step.create(shares, new Shape(broadcast)));
            return module.differentiate("path_gradients", step, inputs, target)
                    .get(0)
                    .toDoubleArray();
        }
    }

    private void goOn() {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
