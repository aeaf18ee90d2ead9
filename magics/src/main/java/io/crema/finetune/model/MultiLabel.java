package io.crema.finetune.model;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Any number of labels, each told by its own yes or no: binary cross entropy.
 *
 * @param separator between the labels of a row: {@code |}
 */
public record MultiLabel(String separator) implements Objective {

    public MultiLabel {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("labels need something between them, such as |");
        }
    }

    @Override
    public String name() {
        return "multi-label";
    }

    @Override
    public List<String> scores() {
        return List.of("macro-F1", "micro-F1", "all labels right");
    }

    /** The distinct labels, sorted. */
    @Override
    public List<String> outputs(LabelledData rows) {
        return rows.labels().stream().flatMap(this::parts).distinct().sorted().toList();
    }

    private Stream<String> parts(String labels) {
        return Pattern.compile(separator, Pattern.LITERAL)
                .splitAsStream(labels)
                .map(String::strip)
                .filter(label -> !label.isEmpty());
    }

    @Override
    public Numbers targets(LabelledData rows, List<String> outputs) {
        return new Numbers(IntStream.range(0, rows.rows())
                .mapToObj(row -> {
                    List<String> labels = parts(rows.label(row)).toList();
                    float[] truths = new float[outputs.size()];
                    for (int k = 0; k < truths.length; k++) {
                        truths[k] = labels.contains(outputs.get(k)) ? 1 : 0;
                    }
                    return truths;
                })
                .toArray(float[][]::new));
    }

    @Override
    public Tensor loss(Graph graph, Tensor outputs) {
        return Losses.binaryCrossEntropy(
                outputs,
                graph.input(
                        Dtype.FLOAT32, outputs.shape().dim(0), outputs.shape().dim(1)));
    }

    /** The probability of each label by itself. */
    @Override
    public double[][] meaning(float[][] outputs) {
        return Arrays.stream(outputs)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(k -> 1 / (1 + Math.exp(-row[k])))
                        .toArray())
                .toArray(double[][]::new);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.multiLabel(this);
    }
}
