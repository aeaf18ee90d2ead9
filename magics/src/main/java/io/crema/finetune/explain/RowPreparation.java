package io.crema.finetune.explain;

import io.crema.finetune.model.Batch;
import io.crema.finetune.model.FeatureInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a row of numbers ready: each number is a part, and its baseline is 0. */
record RowPreparation() {
    private static final int TOGETHER = 1024;

    Prepared of(FeatureInputs inputs) {
        float[] numbers;
        try (Batch batch = inputs.batch(0)) {
            numbers = batch.arrays().get(0).toFloatArray();
        }
        List<String> names = IntStream.rangeClosed(1, numbers.length)
                .mapToObj(i -> "number " + i)
                .toList();
        List<Double> values = new ArrayList<>();
        for (float number : numbers) {
            values.add((double) number);
        }
        Subject subject = subject(numbers);
        return new Prepared(
                new Explained.OfRow(names, values), subject, inputs, (model, kept) -> model.meaning(subject, kept));
    }

    static Subject subject(float[] numbers) {
        var layout = new Subject.Layout(
                List.of((long) numbers.length),
                number -> number,
                IntStream.range(0, numbers.length).boxed().toList(),
                TOGETHER);
        return new Subject(List.of(), layout, numbers, new float[numbers.length]);
    }
}
