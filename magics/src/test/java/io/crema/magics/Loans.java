package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Loans that women are granted less often, by decisions and scores that were written down. */
final class Loans {
    static final String USUAL = "%bias_report --predicted said --sensitive sex --positive good --permutations 200 ";

    private static final int ROWS = 400;

    private Loans() {}

    static LabelledData data() {
        var random = new SplittableRandom(8);
        int[] good = random.ints(ROWS, 0, 2).toArray();
        double[] score = IntStream.range(0, ROWS)
                .mapToDouble(row -> .5 * random.nextDouble() + .35 * good[row] + (row % 2 == 0 ? .15 : -.1))
                .map(each -> Math.max(0, Math.min(1, each)))
                .toArray();
        return LabelledData.of(Table.create(
                        "loans",
                        column("text", row -> "loan " + row),
                        column("label", row -> good[row] == 1 ? "good" : "bad"),
                        column("sex", row -> row % 2 == 0 ? "man" : "woman"),
                        column("age", row -> row % 40 == 1 ? "" : row % 3 == 0 ? "old" : "young"),
                        column("job", row -> row % 5 == 0 ? "none" : "some"),
                        column("country", row -> "here"),
                        column("said", row -> score[row] > .5 ? "good" : "bad"),
                        column("always", row -> "bad"),
                        column("odd", row -> row == 3 ? "maybe" : "good"),
                        DoubleColumn.create("score", score),
                        DoubleColumn.create("weight", IntStream.range(0, ROWS).mapToDouble(row -> 1 + row % 3))))
                .label("label");
    }

    private static StringColumn column(String name, IntFunction<String> value) {
        return StringColumn.create(name, IntStream.range(0, ROWS).mapToObj(value));
    }
}
