package io.crema.finetune.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Explanations of one or several examples by one model.
 *
 * @param model its name
 */
public record Explanations(String model, List<Explanation> all) {
    public Explanations {
        all = List.copyOf(all);
    }

    /** The first. */
    public Explanation first() {
        return all.get(0);
    }

    /** {@code negative 0.930, by occlusion}: a line for each example. */
    @Override
    public String toString() {
        return all.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s %.3f, by %s",
                        each.answer().label(),
                        each.answer().output(),
                        each.attribution().how()))
                .collect(Collectors.joining("\n"));
    }
}
