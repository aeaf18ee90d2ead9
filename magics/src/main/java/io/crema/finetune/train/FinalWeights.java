package io.crema.finetune.train;

import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Gives a trainee the weights that it is to end with.
 *
 * @param bestEpochs how many of the best epochs are averaged
 */
record FinalWeights(Trainee trainee, Validation validation, int bestEpochs, Progress progress) {

    /** The best epoch's, or the mean of the best few; the last step's if there are none, or they are wanted. */
    KeptWeights settle(StopReason reason, List<EpochReport> history, EarlyStopping stopping) {
        boolean validated = stopping.bestEpoch() > 0;
        boolean lastWanted = reason == StopReason.INTERRUPTED && progress.keepsLast();
        if (reason != StopReason.DIVERGED && (!validated || lastWanted)) {
            return new KeptWeights.OfLastStep(validated);
        }
        trainee.restore();
        if (!validated) {
            return new KeptWeights.OfStart();
        }
        var best = new KeptWeights.OfBestEpoch(history.get(stopping.bestEpoch() - 1), history.size());
        return reason.isOfItself() ? mean(stopping.best(), history.size()).orElse(best) : best;
    }

    /** Takes the mean of the best epochs' weights where it is no worse than the best of them. */
    private Optional<KeptWeights> mean(double best, int epochs) {
        if (!trainee.average()) {
            return Optional.empty();
        }
        Optional<KeptWeights> taken = Optional.empty();
        try {
            Scores mean = validation.measure(progress);
            if (Double.isFinite(mean.loss()) && mean.monitored().gain() >= best) {
                taken = Optional.of(new KeptWeights.MeanOfBest(Math.min(bestEpochs, epochs), mean));
            }
        } catch (CancellationException e) {
            taken = Optional.empty(); // not measured, so not taken
        } finally {
            if (taken.isEmpty()) {
                trainee.restore();
            }
        }
        return taken;
    }
}
