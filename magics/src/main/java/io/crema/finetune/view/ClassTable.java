package io.crema.finetune.view;

import io.crema.finetune.metrics.ClassScores;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How well each class is recognised: precision, recall and F1, each with its interval. */
final class ClassTable {
    private static final int DECIMALS = 2;

    private ClassTable() {}

    /** @param kind what the classes are called: {@code class}, {@code label} */
    static Table of(String kind, List<ClassScores> classes) {
        return Table.create(
                "Classes",
                StringColumn.create(kind, classes.stream().map(ClassScores::label)),
                DoubleColumn.create("rows", classes.stream().mapToDouble(ClassScores::support)),
                column("precision", classes, each -> each.precision().toText(DECIMALS)),
                column("recall", classes, each -> each.recall().toText(DECIMALS)),
                column("F1", classes, each -> each.f1().toText(DECIMALS)));
    }

    private static StringColumn column(String name, List<ClassScores> classes, Function<ClassScores, String> cell) {
        return StringColumn.create(name, classes.stream().map(cell));
    }
}
