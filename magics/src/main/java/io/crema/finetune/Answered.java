package io.crema.finetune;

import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;
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
    private final List<String> remarks;

    /**
     * @param outputs {@code (texts, labels)}: probabilities, or numbers
     * @param remarks what people should know of how the texts were read
     */
    Answered(List<String> labels, List<String> texts, double[][] outputs, List<String> remarks) {
        this.labels = labels;
        this.texts = texts;
        this.outputs = outputs;
        this.remarks = remarks;
    }

    /** What a classifier says of some texts. */
    static Answers by(Classifier classifier, List<String> texts, Progress progress) {
        Inputs inputs = classifier.pretrained().preprocessor().inputs(texts);
        double[][] outputs = classifier.probabilities(inputs, progress);
        return classifier.objective().accept(new Answered(classifier.labels(), texts, outputs, inputs.remarks()));
    }

    @Override
    public Answers singleLabel(SingleLabel objective) {
        return TextPredictions.of(labels, texts, outputs, remarks);
    }

    @Override
    public Answers multiLabel(MultiLabel objective) {
        return new TextLabelSets(
                labels,
                IntStream.range(0, texts.size()).mapToObj(this::labelSet).toList(),
                remarks);
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
                        .toList(),
                remarks);
    }
}
