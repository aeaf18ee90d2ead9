package io.crema.finetune.strategy;

import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Epoch;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.LinearProbe.Shortcut;
import io.crema.finetune.strategy.Strategy.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Steps an optimiser over examples. */
final class Stepping implements Trainee {
    private final Examples examples;
    private final int batchSize;
    private final TrainedWeights weights;
    private final Optimizer optimizer;
    private final IntConsumer beginning;
    private final Runnable ending;
    private @Nullable Shortcut shortcut;

    /** The parts of an epoch's batches: the very arrays that the inputs were told of, so that they can work ahead. */
    private final IdentityHashMap<int[], List<int[]>> planned = new IdentityHashMap<>();

    private Stepping(
            Examples examples,
            int batchSize,
            TrainedWeights weights,
            Optimizer optimizer,
            IntConsumer beginning,
            Runnable ending) {
        this.examples = examples;
        this.batchSize = batchSize;
        this.weights = weights;
        this.optimizer = optimizer;
        this.beginning = beginning;
        this.ending = ending;
    }

    /** Steps a model of which some weights move. */
    static Stepping of(Trainable model, Examples examples, List<ParameterGroup> groups, Steering steering) {
        var weights = TrainedWeights.of(model, groups, steering.bestEpochs());
        return of(model.module(), examples, groups, weights, steering, () -> {});
    }

    /**
     * Steps a model of which more weights move from epoch to epoch.
     *
     * @param groups of an epoch, counted from 1
     * @param all the epoch in which all move that ever will
     */
    static Stepping byEpoch(
            Trainable model, Examples examples, IntFunction<List<ParameterGroup>> groups, int all, Steering steering) {
        var optimizer = new Optimizer(model.module(), groups.apply(1), steering.optimizer());
        return new Stepping(
                examples,
                steering.batchSize(),
                TrainedWeights.of(model, groups.apply(all), steering.bestEpochs()),
                optimizer,
                epoch -> optimizer.regroup(groups.apply(Math.min(epoch, all))),
                () -> {});
    }

    /** Steps a module that was made for this training alone; it is closed at the end, or if this fails. */
    static Stepping over(CompiledModule module, Examples examples, List<ParameterGroup> groups, Steering steering) {
        try {
            var weights = new TrainedWeights(groups, steering.bestEpochs());
            return of(module, examples, groups, weights, steering, module::close);
        } catch (RuntimeException e) {
            module.close();
            throw e;
        }
    }

    private static Stepping of(
            CompiledModule module,
            Examples examples,
            List<ParameterGroup> groups,
            TrainedWeights weights,
            Steering steering,
            Runnable ending) {
        return new Stepping(
                examples,
                steering.batchSize(),
                weights,
                new Optimizer(module, groups, steering.optimizer()),
                epoch -> {},
                ending);
    }

    /** This with a quicker way to the model's outputs. */
    Stepping predictingBy(Shortcut other) {
        shortcut = other;
        return this;
    }

    @Override
    public Optional<Outputs> outputs(Inputs inputs, Progress progress) {
        return shortcut == null ? Optional.empty() : Optional.of(shortcut.to(inputs, progress));
    }

    @Override
    public void begin(Epoch epoch) {
        beginning.accept(epoch.number());
        planned.clear();
        epoch.batches().forEach(rows -> planned.put(rows, parts(rows)));
        List<int[]> parts = epoch.batches().stream()
                .flatMap(rows -> Objects.requireNonNull(planned.get(rows)).stream())
                .toList();
        var inParts = new Epoch(epoch.number(), epoch.seed(), parts);
        examples.inputs().begin(inParts);
        examples.targets().beginTargets(inParts);
    }

    /** A step's rows, as many as are run at once. */
    private List<int[]> parts(int[] rows) {
        List<int[]> parts = new ArrayList<>();
        for (int from = 0; from < rows.length; from += batchSize) {
            parts.add(Arrays.copyOfRange(rows, from, Math.min(from + batchSize, rows.length)));
        }
        return parts;
    }

    @Override
    public Optimizer.Step step(int[] rows, double learningRate, long seed) {
        double total = examples.targets().weight(rows);
        List<Batch> batches = new ArrayList<>();
        try {
            List<Optimizer.Part> parts = new ArrayList<>();
            for (int[] part : planned.getOrDefault(rows, parts(rows))) {
                Batch batch = examples.inputs().batch(part);
                batches.add(batch);
                var targets = examples.targets().of(part, batch.manager());
                double share = examples.targets().weight(part) / total;
                parts.add(new Optimizer.Part(List.of(batch.with(targets)), share));
            }
            return optimizer.step(learningRate, seed, parts);
        } finally {
            batches.forEach(Batch::close);
        }
    }

    @Override
    public int size() {
        return examples.inputs().size();
    }

    @Override
    public int cost(int example) {
        return examples.inputs().cost(example);
    }

    @Override
    public long trainableParameters() {
        return weights.count();
    }

    @Override
    public <T> T judged(Supplier<T> judgement) {
        return optimizer.averaged(judgement);
    }

    @Override
    public void keep() {
        weights.keep();
    }

    @Override
    public void restore() {
        weights.restore();
    }

    @Override
    public void remember(double gain) {
        weights.remember(gain);
    }

    @Override
    public boolean average() {
        return weights.average();
    }

    @Override
    public TraineeState state() {
        return new TraineeState(weights.now(), weights.kept(), optimizer.state(), weights.remembered());
    }

    @Override
    public void close() {
        optimizer.close();
        ending.run();
        weights.close();
    }
}
