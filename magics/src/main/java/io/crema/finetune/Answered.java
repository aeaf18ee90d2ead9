package io.crema.finetune;

import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A model's outputs for texts as what it learned to say. */
final class Answered implements Objective.Visitor<Answers> {
    private static final double GIVEN_FROM = 0.5;

    private final List<String> labels;
    private final List<String> texts;
    private final double[][] outputs;

    /** @param outputs {@code (texts, labels)}: probabilities, or numbers */
    Answered(List<String> labels, List<String> texts, double[][] outputs) {
        this.labels = labels;
        this.texts = texts;
        this.outputs = outputs;
    }

    @Override
    public Answers singleLabel(SingleLabel objective) {
        return TextPredictions.of(labels, texts, outputs);
    }

    @Override
    public Answers multiLabel(MultiLabel objective) {
        return new TextLabelSets(
                labels,
                IntStream.range(0, texts.size()).mapToObj(this::labelSet).toList());
    }

    private TextLabelSets.Row labelSet(int row) {
        List<String> given = IntStream.range(0, labels.size())
                .filter(label -> outputs[row][label] >= GIVEN_FROM)
                .mapToObj(labels::get)
                .toList();
        return new TextLabelSets.Row(
                texts.get(row), given, Arrays.stream(outputs[row]).boxed().toList());
    }

    @Override
    public Answers regression(Regression objective) {
        return new TextNumbers(
                labels.get(0),
                IntStream.range(0, texts.size())
                        .mapToObj(row -> new TextNumbers.Row(texts.get(row), outputs[row][0]))
                        .toList());
    }
}
