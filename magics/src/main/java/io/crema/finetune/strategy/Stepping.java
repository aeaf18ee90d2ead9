package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.Strategy.Examples;
import java.util.List;

/**
 * Steps an optimiser over examples.
 *
 * @param ending frees what was made for this training alone
 */
record Stepping(Examples examples, TrainedWeights weights, Optimizer optimizer, Runnable ending) implements Trainee {

    /** Steps a model of which some weights move. */
    static Stepping of(
            Trainable model, Examples examples, List<ParameterGroup> groups, Optimizer.Settings settings) {
        return new Stepping(
                examples, TrainedWeights.of(model, groups), new Optimizer(model.module(), groups, settings), () -> {});
    }

    @Override
    public Optimizer.Step step(int[] rows, double learningRate, long seed) {
        try (Batch batch = examples.inputs().batch(rows)) {
            return optimizer.step(
                    learningRate, seed, batch.with(examples.targets().of(rows, batch.manager())));
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
    public void keep() {
        weights.keep();
    }

    @Override
    public void restore() {
        weights.restore();
    }

    @Override
    public TraineeState state() {
        return new TraineeState(weights.now(), weights.kept(), optimizer.state());
    }

    @Override
    public void close() {
        optimizer.close();
        ending.run();
        weights.close();
    }
}
