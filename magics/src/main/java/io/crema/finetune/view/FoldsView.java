package io.crema.finetune.view;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.FoldScores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data in folds, and what was reached on them. */
public final class FoldsView {
    private FoldsView() {}

    /** A row for each fold: what it is trained on, and what it holds out by label. */
    public static Table table(FoldedData data) {
        List<SplitData> folds = data.folds();
        Table table = Table.create(
                "folds",
                StringColumn.create(
                        "fold", IntStream.rangeClosed(1, folds.size()).mapToObj(Integer::toString)),
                count("train", folds.stream().map(fold -> fold.train().rows())),
                count("validation", folds.stream().map(fold -> fold.validation().rows())),
                count("held out", folds.stream().map(fold -> fold.test().rows())));
        for (int label = 0; label < data.labels().size(); label++) {
            int index = label;
            String name = Headings.beside(table, "held out: " + data.labels().get(label));
            table.addColumns(count(name, folds.stream().map(fold -> rows(fold.test(), index))));
        }
        return table;
    }

    private static int rows(LabelledData part, int label) {
        return (int)
                Arrays.stream(part.labelIndices()).filter(each -> each == label).count();
    }

    private static IntColumn count(String name, Stream<Integer> counts) {
        return IntColumn.create(name, counts.toArray(Integer[]::new));
    }

    /** Each fold's score as a bar, and their mean as a rule. */
    public static BarChart chart(FoldScores scores) {
        String title = scores.metric().title();
        return new BarChart(
                title + " by fold",
                scores.sentence(),
                "fold",
                title,
                IntStream.range(0, scores.scores().size())
                        .mapToObj(fold -> String.format(
                                Locale.ROOT,
                                "%d (n = %,d)",
                                fold + 1,
                                scores.rows().get(fold)))
                        .toList(),
                List.of(new BarChart.Bars(
                        title, scores.scores().stream().map(BarChart.Bar::of).toList())),
                List.of(new BarChart.Reference(scores.mean(), "mean")));
    }
}
