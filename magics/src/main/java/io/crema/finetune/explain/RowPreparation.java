package io.crema.finetune.explain;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.table.TableFeatures;
import io.crema.finetune.data.table.TableFeatures.Block;
import io.crema.finetune.model.FeatureInputs;
import io.crema.finetune.model.FeaturePreprocessor;
import io.crema.finetune.model.TablePreprocessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes a row ready: its columns are the parts, whatever numbers they became.
 *
 * @param examples what the rows are: {@code rows of a table}
 * @param one reads a row as users type it
 * @param many reads labelled rows
 * @param blocks the columns
 * @param means of the numbers over the training rows; none if they are not known
 */
record RowPreparation(
        String examples,
        Function<String, Row> one,
        Function<LabelledData, FeatureInputs> many,
        List<Block> blocks,
        List<Double> means)
        implements Preparation {
    private static final int TOGETHER = 1024;

    RowPreparation {
        blocks = List.copyOf(blocks);
        means = List.copyOf(means);
    }

    /** A row as the model takes it, and as people know it, column by column. */
    record Row(FeatureInputs inputs, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    static RowPreparation of(TablePreprocessor table) {
        TableFeatures features = table.features();
        return new RowPreparation(
                table.kind(),
                row -> new Row(table.inputs(List.of(row)), features.cells(row)),
                data -> table.inputs(table.examples(data)),
                features.blocks(),
                features.means());
    }

    /** Rows of numbers have no names and are whatever they are: each number is a part. */
    static RowPreparation of(FeaturePreprocessor numbers) {
        return new RowPreparation(
                numbers.kind(),
                row -> {
                    FeatureInputs inputs = numbers.inputs(List.of(row));
                    return new Row(inputs, cells(inputs.rows()[0]));
                },
                data -> numbers.inputs(numbers.examples(data)),
                IntStream.range(0, numbers.features())
                        .mapToObj(i -> new Block("number " + (i + 1), false, i, i + 1))
                        .toList(),
                List.of());
    }

    private static List<String> cells(float... numbers) {
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> String.valueOf(numbers[i]))
                .toList();
    }

    /** (rows, numbers) of labelled rows, and what training did not see of them. */
    FeatureInputs inputs(LabelledData rows) {
        return many.apply(rows);
    }

    @Override
    public Map<AttributionBaseline, String> baselines() {
        Map<AttributionBaseline, String> baselines = new LinkedHashMap<>();
        if (!means.isEmpty()) {
            baselines.put(
                    AttributionBaseline.MEAN,
                    "every column at the training rows' mean (a category at its share of them)");
        }
        boolean categories = blocks.stream().anyMatch(Block::isCategorical);
        baselines.put(
                AttributionBaseline.ZERO,
                means.isEmpty()
                        ? "zeros in every column"
                        : "every number at its training mean" + (categories ? ", and no category" : ""));
        return baselines;
    }

    @Override
    public Prepared of(ExplainedModel model, String example, AttributionBaseline baseline) {
        Row row = one.apply(example);
        float[] numbers = row.inputs().rows()[0];
        float[] absent = new float[numbers.length];
        if (baseline == AttributionBaseline.MEAN) {
            for (int i = 0; i < absent.length; i++) {
                absent[i] = means.get(i).floatValue();
            }
        }
        List<Integer> parts = new ArrayList<>();
        for (int column = 0; column < blocks.size(); column++) {
            for (int i = blocks.get(column).from(); i < blocks.get(column).to(); i++) {
                parts.add(column);
            }
        }
        Subject subject = subject(numbers, absent, parts);
        return new Prepared(
                new Explained.OfRow(
                        blocks.stream().map(Block::column).toList(),
                        row.cells(),
                        row.inputs().remarks()),
                subject,
                asked -> asked.meaning(row.inputs())[0],
                (asked, kept) -> asked.meaning(subject, kept));
    }

    /** @param parts the column of each number */
    static Subject subject(float[] numbers, float[] absent, List<Integer> parts) {
        var layout = new Subject.Layout(List.of((long) numbers.length), number -> number, parts, TOGETHER);
        return new Subject(List.of(), layout, numbers, absent);
    }
}
