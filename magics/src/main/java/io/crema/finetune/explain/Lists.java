package io.crema.finetune.explain;

import java.util.Arrays;
import java.util.List;

/** Numbers as lists. */
final class Lists {
    private Lists() {}

    static List<Double> of(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
