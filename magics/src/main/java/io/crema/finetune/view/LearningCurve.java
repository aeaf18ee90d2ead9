package io.crema.finetune.view;

import io.crema.finetune.train.EpochReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The epochs of a training as a curve and as a table. */
public final class LearningCurve {
    private LearningCurve() {}

    /**
     * Training and validation loss over the epochs; the best epoch is marked.
     *
     * @throws IllegalArgumentException if there are no epochs
     */
    public static LineChart chart(List<EpochReport> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a learning curve needs at least one epoch");
        }
        List<LineChart.Mark> marks = best(epochs).map(epoch -> new LineChart.Mark(epoch.epoch(), "best")).stream()
                .toList();
        return new LineChart(
                "Learning curve",
                sentence(epochs),
                "epoch",
                "loss (nats)",
                epochs.stream().map(epoch -> (double) epoch.epoch()).toList(),
                List.of(
                        new LineChart.Line("train loss", values(epochs, EpochReport::trainLoss)),
                        new LineChart.Line("validation loss", values(epochs, EpochReport::validationLoss))),
                marks);
    }

    /** One row an epoch: the losses, the accuracy, the macro-F1, and a mark at the best. */
    public static Table table(List<EpochReport> epochs) {
        int bestEpoch = best(epochs).map(EpochReport::epoch).orElse(0);
        return Table.create(
                "Epochs",
                IntColumn.create(
                        "epoch", epochs.stream().map(EpochReport::epoch).toArray(Integer[]::new)),
                column("train loss", epochs, EpochReport::trainLoss),
                column("validation loss", epochs, EpochReport::validationLoss),
                column("accuracy", epochs, EpochReport::accuracy),
                column("macro-F1", epochs, EpochReport::macroF1),
                StringColumn.create(
                        "best",
                        epochs.stream()
                                .map(epoch -> epoch.epoch() == bestEpoch ? "\u2605 best" : " ")
                                .toList()));
    }

    /** The last epoch that was the best so far. */
    private static Optional<EpochReport> best(List<EpochReport> epochs) {
        return epochs.stream().filter(EpochReport::best).max(Comparator.comparingInt(EpochReport::epoch));
    }

    private static String sentence(List<EpochReport> epochs) {
        EpochReport first = epochs.get(0);
        EpochReport last = epochs.get(epochs.size() - 1);
        String losses = epochs.size() == 1
                ? String.format(
                        Locale.ROOT,
                        "After epoch %d the training loss is %.3f and the validation loss %.3f.",
                        last.epoch(),
                        last.trainLoss(),
                        last.validationLoss())
                : String.format(
                        Locale.ROOT,
                        "From epoch %d to %d the training loss goes from %.3f to %.3f and the validation loss from %.3f to %.3f.",
                        first.epoch(),
                        last.epoch(),
                        first.trainLoss(),
                        last.trainLoss(),
                        first.validationLoss(),
                        last.validationLoss());
        return losses
                + best(epochs)
                        .map(epoch -> String.format(
                                Locale.ROOT,
                                " The best epoch is %d: macro-F1 %.3f, accuracy %.3f, validation loss %.3f.",
                                epoch.epoch(),
                                epoch.macroF1(),
                                epoch.accuracy(),
                                epoch.validationLoss()))
                        .orElse("");
    }

    private static List<Double> values(List<EpochReport> epochs, ToDoubleFunction<EpochReport> value) {
        return epochs.stream().map(value::applyAsDouble).toList();
    }

    private static DoubleColumn column(String name, List<EpochReport> epochs, ToDoubleFunction<EpochReport> value) {
        return DoubleColumn.create(name, epochs.stream().mapToDouble(value).toArray());
    }
}
