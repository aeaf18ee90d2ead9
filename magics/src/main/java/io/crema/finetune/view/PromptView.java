package io.crema.finetune.view;

import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What prompts there are. */
public final class PromptView {
    private static final int FIRST_ROWS = 5;
    private static final int TEXT_LENGTH = 120;

    private PromptView() {}

    /** How long the texts are, and the first of them. */
    public static Report report(PromptData data) {
        Report report = Report.titled(data.name() + ", " + Figures.count(data.rows()) + " prompts");
        if (data.rows() > 0) {
            report = report.sentence("A prompt has " + median(data.prompts())
                    + " characters in the median, a completion " + median(data.completions()) + ".");
        }
        int rows = Math.min(FIRST_ROWS, data.rows());
        return report.table(
                "The first rows",
                Table.create(
                        "first",
                        column("prompt", data.prompts().subList(0, rows)),
                        column("completion", data.completions().subList(0, rows))));
    }

    /** How many prompts every part has. */
    public static Table parts(PromptSplit data) {
        return Table.create(
                "parts",
                StringColumn.create("part", "train", "validation", "test"),
                IntColumn.create(
                        "prompts",
                        Stream.of(data.train(), data.validation(), data.test())
                                .map(PromptData::rows)
                                .toArray(Integer[]::new)));
    }

    private static String median(List<String> texts) {
        int[] sorted = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sorted()
                .toArray();
        return Figures.count(sorted[sorted.length / 2]);
    }

    private static StringColumn column(String name, List<String> texts) {
        return StringColumn.create(
                name,
                IntStream.range(0, texts.size())
                        .mapToObj(row -> shortened(texts.get(row)))
                        .toArray(String[]::new));
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_LENGTH
                ? text
                : text.substring(0, TEXT_LENGTH).stripTrailing() + "…";
    }
}
