package io.crema.finetune.view;

import io.crema.finetune.metrics.ClassScores;
import io.crema.finetune.metrics.ConfusionMatrix;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Score;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How well each class is recognised. Precision and recall are shares of rows and have Wilson's interval, unless rows
 * weigh differently.
 */
final class ClassTable {
    private static final int DECIMALS = 2;

    private final List<ClassScores> classes;
    private final ConfusionMatrix confusion;
    private final double level;
    private final boolean countable;

    private ClassTable(Evaluation evaluation) {
        this.classes = evaluation.classes();
        this.confusion = evaluation.confusion();
        this.level = evaluation.resampling().level();
        this.countable = IntStream.range(0, evaluation.size())
                .allMatch(row -> evaluation.predictions().weight(row) == 1);
    }

    static Table of(Evaluation evaluation) {
        return new ClassTable(evaluation).table();
    }

    private Table table() {
        return Table.create(
                "Classes",
                StringColumn.create("class", classes.stream().map(ClassScores::label)),
                DoubleColumn.create("rows", classes.stream().mapToDouble(ClassScores::support)),
                column("precision", label -> share(classes.get(label).precision(), predicted(label))),
                column(
                        "recall",
                        label -> share(
                                classes.get(label).recall(), classes.get(label).support())),
                column("F1", label -> classes.get(label).f1().toText(DECIMALS)));
    }

    private StringColumn column(String name, IntFunction<String> cell) {
        return StringColumn.create(name, IntStream.range(0, classes.size()).mapToObj(cell));
    }

    private double predicted(int label) {
        return IntStream.range(0, confusion.classes())
                .mapToDouble(truth -> confusion.count(truth, label))
                .sum();
    }

    private String share(Score score, double rows) {
        String text = score.toText(DECIMALS);
        return score.isDefined() && countable && rows > 0
                ? text + " [" + Interval.wilson(score.value(), rows, level).toText(DECIMALS) + "]"
                : text;
    }
}
