package io.crema.finetune.strategy;

import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Epoch;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Portions;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.LinearProbe.Shortcut;
import io.crema.finetune.strategy.Strategy.Examples;
import java.util.ArrayList;
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
    private final Parts parts;
    private final TrainedWeights weights;
    private final Optimizer optimizer;
    private final IntConsumer beginning;
    private final Runnable ending;
    private @Nullable Shortcut shortcut;
    private @Nullable ResidentTable table;

    /** The parts of an epoch's batches: the very arrays that the inputs were told of, so that they can work ahead. */
    private final IdentityHashMap<int[], List<int[]>> planned = new IdentityHashMap<>();

    private Stepping(
            Examples examples,
            Parts parts,
            TrainedWeights weights,
            Optimizer optimizer,
            IntConsumer beginning,
            Runnable ending) {
        this.examples = examples;
        this.parts = parts;
        this.weights = weights;
        this.optimizer = optimizer;
        this.beginning = beginning;
        this.ending = ending;
    }

    /** Steps a model of which some weights move. */
    static Stepping of(Trainable model, Examples examples, List<ParameterGroup> groups, Steering steering) {
        var weights = TrainedWeights.of(model, groups, steering.bestEpochs());
        var parts = parts(model, examples, weights, steering);
        return of(model.module(), examples, parts, groups, weights, steering, () -> {});
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
        var weights = TrainedWeights.of(model, groups.apply(all), steering.bestEpochs());
        return new Stepping(
                examples,
                parts(model, examples, weights, steering),
                weights,
                optimizer,
                epoch -> optimizer.regroup(groups.apply(Math.min(epoch, all))),
                () -> {});
    }

    private static Parts parts(Trainable model, Examples examples, TrainedWeights weights, Steering steering) {
        return new Parts(
                examples.inputs(), steering.batchSize(), model.network().portions(), weights.count());
    }

    /** Steps a module that was made for this training alone; it is closed at the end, or if this fails. */
    static Stepping over(CompiledModule module, Examples examples, List<ParameterGroup> groups, Steering steering) {
        try {
            var weights = new TrainedWeights(groups, steering.bestEpochs());
            var parts = new Parts(examples.inputs(), steering.batchSize(), Portions.WHOLE, weights.count());
            return of(module, examples, parts, groups, weights, steering, module::close);
        } catch (RuntimeException e) {
            module.close();
            throw e;
        }
    }

    private static Stepping of(
            CompiledModule module,
            Examples examples,
            Parts parts,
            List<ParameterGroup> groups,
            TrainedWeights weights,
            Steering steering,
            Runnable ending) {
        return new Stepping(
                examples, parts, weights, new Optimizer(module, groups, steering.optimizer()), epoch -> {}, ending);
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
        epoch.batches().forEach(rows -> planned.put(rows, parts.of(rows)));
        List<int[]> inOrder = epoch.batches().stream()
                .flatMap(rows -> Objects.requireNonNull(planned.get(rows)).stream())
                .toList();
        var inParts = new Epoch(epoch.number(), epoch.seed(), inOrder);
        examples.inputs().begin(inParts);
        examples.targets().beginTargets(inParts);
    }

    @Override
    public Optimizer.Step step(int[] rows, double learningRate, long seed) {
        double total = examples.targets().weight(rows);
        List<Batch> batches = new ArrayList<>();
        try {
            List<Optimizer.Part> taken = new ArrayList<>();
            for (int[] part : planned.getOrDefault(rows, parts.of(rows))) {
                Batch batch = examples.inputs().batch(part);
                batches.add(batch);
                var targets = examples.targets().of(part, batch.manager());
                double share = examples.targets().weight(part) / total;
                taken.add(new Optimizer.Part(List.of(batch.with(targets)), share));
            }
            return optimizer.step(learningRate, seed, taken);
        } finally {
            batches.forEach(Batch::close);
        }
    }

    @Override
    public int stepsAtOnce() {
        return examples.inputs().isMatrix() ? ResidentTable.steps(parts.batchSize(), trainableParameters()) : 1;
    }

    @Override
    public List<Optimizer.Step> steps(List<int[]> batches, double[] learningRates, long[] seeds) {
        boolean inParts = batches.stream().anyMatch(rows -> parts.of(rows).size() > 1);
        if (inParts || stepsAtOnce() == 1) {
            return Trainee.super.steps(batches, learningRates, seeds);
        }
        if (table == null) {
            table = new ResidentTable(examples);
        }
        return table.steps(optimizer, batches, learningRates, seeds);
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
        if (table != null) {
            table.close();
        }
    }
}
