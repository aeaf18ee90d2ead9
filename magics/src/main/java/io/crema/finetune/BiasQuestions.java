package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.Counterfactuals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a bias audit asks.
 *
 * @param positives the labels that count as selected
 * @param sensitive the columns that say who a row is about
 * @param control the columns whose values are reported on one by one
 * @param intersect whether the intersections of the sensitive columns are reported on, too
 * @param swaps sentences in which only the person changes, told from the rows
 * @param remedies what is tried to narrow the gaps
 */
record BiasQuestions(
        List<String> positives,
        List<String> sensitive,
        List<String> control,
        boolean intersect,
        Optional<Function<LabelledData, Counterfactuals>> swaps,
        List<Remedy> remedies) {
    static final BiasQuestions NONE =
            new BiasQuestions(List.of(), List.of(), List.of(), false, Optional.empty(), List.of());

    BiasQuestions {
        positives = List.copyOf(positives);
        sensitive = List.copyOf(sensitive);
        control = List.copyOf(control);
        remedies = List.copyOf(remedies);
    }

    BiasQuestions withPositives(List<String> labels) {
        return new BiasQuestions(labels, sensitive, control, intersect, swaps, remedies);
    }

    BiasQuestions withSensitive(List<String> columns) {
        return new BiasQuestions(positives, columns, control, intersect, swaps, remedies);
    }

    BiasQuestions withControl(List<String> columns) {
        return new BiasQuestions(positives, sensitive, columns, intersect, swaps, remedies);
    }

    BiasQuestions withIntersections() {
        return new BiasQuestions(positives, sensitive, control, true, swaps, remedies);
    }

    BiasQuestions withSwaps(Function<LabelledData, Counterfactuals> other) {
        return new BiasQuestions(positives, sensitive, control, intersect, Optional.of(other), remedies);
    }

    BiasQuestions with(Remedy remedy) {
        List<Remedy> more = Stream.concat(remedies.stream(), Stream.of(remedy)).toList();
        return new BiasQuestions(positives, sensitive, control, intersect, swaps, more);
    }

    /** Each column alone; then their intersections, where these are asked for. */
    List<List<String>> featureSets() {
        List<List<String>> sets = new ArrayList<>();
        sensitive.forEach(column -> sets.add(List.of(column)));
        if (intersect && sensitive.size() > 1) {
            sets.add(sensitive);
        }
        return sets;
    }
}
