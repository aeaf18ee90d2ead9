package io.crema.finetune.view;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Scores.Score;
import io.crema.finetune.train.Stopping;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The epochs of a training as a curve and as a table. */
public final class LearningCurve {
    /** More epochs than this are a table that nobody reads. */
    private static final int LONGEST_WHOLE = 12;

    private static final int AT_ENDS = 3;

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

    /** One row an epoch: the losses, what was measured, and a mark at the best. */
    public static Table table(List<EpochReport> epochs) {
        int bestEpoch = best(epochs).map(EpochReport::epoch).orElse(0);
        Table table = Table.create(
                "Epochs",
                IntColumn.create(
                        "epoch", epochs.stream().map(EpochReport::epoch).toArray(Integer[]::new)),
                column("train loss", epochs, EpochReport::trainLoss),
                column("validation loss", epochs, EpochReport::validationLoss));
        List<Score> first =
                epochs.isEmpty() ? List.of() : epochs.get(0).scores().all();
        for (int i = 0; i < first.size(); i++) {
            int place = i;
            if (first.get(i).name().equals(Stopping.LOSS)) {
                continue; // it has a column already
            }
            table.addColumns(column(
                    first.get(i).name(),
                    epochs,
                    epoch -> epoch.scores().all().get(place).value()));
        }
        return table.addColumns(StringColumn.create(
                "best",
                epochs.stream()
                        .map(epoch -> epoch.epoch() == bestEpoch ? "\u2605 best" : " ")
                        .toList()));
    }

    /**
     * The epochs that tell how a long training went: the first and the last three, and the best with its neighbours.
     * All of them as long as there are no more than twelve.
     */
    public static List<EpochReport> outline(List<EpochReport> epochs) {
        if (epochs.size() <= LONGEST_WHOLE) {
            return epochs;
        }
        int bestEpoch = best(epochs).map(EpochReport::epoch).orElse(0);
        return IntStream.range(0, epochs.size())
                .filter(i -> i < AT_ENDS
                        || i >= epochs.size() - AT_ENDS
                        || Math.abs(epochs.get(i).epoch() - bestEpoch) <= 1)
                .mapToObj(epochs::get)
                .toList();
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
                                " The best epoch is %d: %s, validation loss %.3f.",
                                epoch.epoch(),
                                epoch.scores(),
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
