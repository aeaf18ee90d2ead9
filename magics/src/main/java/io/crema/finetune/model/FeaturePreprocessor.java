package io.crema.finetune.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads rows of numbers that are separated by commas, semicolons or blanks: {@code 5.1, 3.5, 1.4}.
 *
 * @param features how many numbers a row has
 */
public record FeaturePreprocessor(int features) implements Preprocessor {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

    @Override
    public FeatureInputs inputs(List<String> examples) {
        float[][] rows = new float[examples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(i + 1, examples.get(i).strip());
        }
        return new FeatureInputs(rows);
    }

    private float[] numbers(int row, String example) {
        String[] words = SEPARATOR.splitAsStream(example).toArray(String[]::new);
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Float.parseFloat(words[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + words[i] + "\" in row " + row + " is no number", e);
            }
        }
        if (numbers.length != features) {
            throw new IllegalArgumentException(
                    "row " + row + " has " + numbers.length + " numbers, but the model takes " + features);
        }
        return numbers;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.numbers(this);
    }

    @Override
    public String kind() {
        return "rows of numbers";
    }

    @Override
    public String limit() {
        return "rows of " + features + " numbers";
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
