package io.crema.finetune.card;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model learned from and was judged by.
 *
 * @param name of the data
 * @param takes what is done to an example, for people: {@code texts up to 128 tokens}
 * @param division how the rows were divided, for people
 * @param parts training, validation and test, in this order
 */
public record CardData(String name, String takes, String division, List<Part> parts) {
    public CardData {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the rows.
     *
     * @param labelCounts rows of each label, in the labels' order; none where the label is a number or they are too
     *     many
     * @param hash SHA-256 over the rows, in hexadecimal
     */
    public record Part(String name, int rows, Map<String, Integer> labelCounts, String hash) {
        public Part {
            labelCounts = Collections.unmodifiableMap(new LinkedHashMap<>(labelCounts));
        }
    }
}
