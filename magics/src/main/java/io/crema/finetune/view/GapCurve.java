package io.crema.finetune.view;

import io.crema.finetune.train.EpochReport;
import java.util.List;
import java.util.Locale;

/**
 * The generalisation gap over the epochs of a training: validation loss less training loss. The training loss is the mean
 * while the epoch was trained, with dropout, so the gap begins below 0 and crosses it later than it would on equal terms.
 */
public final class GapCurve {
    private GapCurve() {}

    /**
     * Both losses and the gap between them, the best epoch marked.
     *
     * @param bestEpoch counted from 1; 0 for none
     * @throws IllegalArgumentException if there are no epochs
     */
    public static LineChart chart(List<EpochReport> epochs, int bestEpoch) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a gap needs at least one epoch");
        }
        EpochReport first = epochs.get(0);
        EpochReport last = epochs.get(epochs.size() - 1);
        return new LineChart(
                "Gap between training and validation",
                String.format(
                        Locale.ROOT,
                        "From epoch %d to %d the gap between validation and training loss goes from %+.3f to %+.3f nats.",
                        first.epoch(),
                        last.epoch(),
                        gap(first),
                        gap(last)),
                "epoch",
                "loss (nats)",
                epochs.stream().map(epoch -> (double) epoch.epoch()).toList(),
                List.of(
                        new LineChart.Line(
                                "train loss",
                                epochs.stream().map(EpochReport::trainLoss).toList()),
                        new LineChart.Line(
                                "validation loss",
                                epochs.stream().map(EpochReport::validationLoss).toList()),
                        new LineChart.Line(
                                "gap", epochs.stream().map(GapCurve::gap).toList())),
                bestEpoch < 1 ? List.of() : List.of(new LineChart.Mark(bestEpoch, "best")));
    }

    /** {@code validation less training loss +0.041 nats at epoch 2, +0.310 at 5}. */
    public static String sentence(EpochReport best, List<EpochReport> epochs) {
        EpochReport last = epochs.get(epochs.size() - 1);
        String atBest = String.format(
                Locale.ROOT, "validation less training loss %+.3f nats at epoch %d", gap(best), best.epoch());
        return last.epoch() == best.epoch()
                ? atBest
                : atBest + String.format(Locale.ROOT, ", %+.3f at %d", gap(last), last.epoch());
    }

    private static double gap(EpochReport epoch) {
        return epoch.validationLoss() - epoch.trainLoss();
    }
}
