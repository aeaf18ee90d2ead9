package io.crema.finetune.train;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.strategy.TraineeState;
import java.util.List;
import java.util.Map;

/** One weight that counts steps; the more, the better it does. */
final class CountingTrainee implements Trainee {
    int weight;
    int kept = -1;
    int divergesAtStep = -1;
    int stepsAtOnce = 1;
    int validatesUntil = Integer.MAX_VALUE;
    int mean = -1;
    boolean learns = true;

    @Override
    public int stepsAtOnce() {
        return stepsAtOnce;
    }

    @Override
    public Optimizer.Step step(int[] examples, double learningRate, long seed) {
        weight++;
        return new Optimizer.Step(weight == divergesAtStep ? Double.NaN : 1, 1);
    }

    Scores measure(Progress progress) {
        double loss = weight > validatesUntil ? Double.NaN : learns ? 1.0 / weight : 1;
        return new Scores(loss, List.of(new Scores.Score("macro-F1", 1 - loss, true)));
    }

    @Override
    public void keep() {
        kept = weight;
    }

    @Override
    public void restore() {
        weight = kept;
    }

    @Override
    public boolean average() {
        weight = mean < 0 ? weight : mean;
        return mean >= 0;
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public int cost(int example) {
        return 1;
    }

    @Override
    public long trainableParameters() {
        return 1;
    }

    @Override
    public TraineeState state() {
        return new TraineeState(Map.of(), Map.of(), Map.of(), List.of());
    }

    @Override
    public void close() {}
}
