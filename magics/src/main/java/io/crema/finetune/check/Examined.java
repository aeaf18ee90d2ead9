package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Look;
import io.crema.finetune.data.LabelledData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The data that is looked at, with what every check asks of it. */
final class Examined {
    /** A label of its own for more of the rows than this means that the label is a number or a name. */
    private static final double MOST_LABELS = .2;

    private static final int SHOWN = 5;
    private static final int TEXT_LENGTH = 90;

    private final LabelledData data;
    private final String[] partOf;
    private final List<String> examples;
    private final int[] labelOf;
    private final Duplicates duplicates;
    private final long seed;

    /** @param partOf of each row; empty for a row in none */
    Examined(LabelledData data, String[] partOf, long seed) {
        this.data = data;
        this.partOf = partOf;
        this.seed = seed;
        this.examples = data.roles().example().isEmpty() ? List.of() : data.examples();
        this.labelOf = labels(data);
        this.duplicates = examples.isEmpty() ? Duplicates.NONE : Duplicates.in(data);
    }

    private static int[] labels(LabelledData data) {
        if (data.roles().label().isEmpty()) {
            int[] none = new int[data.rows()];
            Arrays.fill(none, -1);
            return none;
        }
        List<String> labels = data.labels();
        var index = new HashMap<String, Integer>();
        labels.forEach(label -> index.put(label, index.size()));
        return Arrays.stream(data.groups(data.roles().label()))
                .mapToInt(label -> index.getOrDefault(label, -1))
                .toArray();
    }

    LabelledData data() {
        return data;
    }

    long seed() {
        return seed;
    }

    int rows() {
        return data.rows();
    }

    boolean hasTexts() {
        return !data.roles().text().isEmpty();
    }

    /** Whether there are labels of which each has several rows. */
    boolean hasClasses() {
        return !data.roles().label().isEmpty()
                && data.labels().size() >= 2
                && data.labels().size() <= Math.max(2, MOST_LABELS * rows());
    }

    /** The label of a row as an index; -1 if it has none. */
    int label(int row) {
        return labelOf[row];
    }

    int classes() {
        return data.labels().size();
    }

    /** How many rows each label has. */
    int[] labelCounts() {
        int[] counts = new int[classes()];
        Arrays.stream(labelOf).filter(label -> label >= 0).forEach(label -> counts[label]++);
        return counts;
    }

    String example(int row) {
        return examples.get(row);
    }

    /** Which part a row went to; empty for none. */
    String part(int row) {
        return partOf[row];
    }

    boolean isDivided() {
        return Arrays.stream(partOf).anyMatch(part -> !part.isEmpty());
    }

    /** The rows that say the same. */
    Duplicates duplicates() {
        return duplicates;
    }

    boolean isMissing(int row) {
        return labelOf[row] < 0 || examples.isEmpty() || examples.get(row).isBlank();
    }

    /** At most so many of the given rows, drawn by the seed and kept in their order. */
    int[] drawn(int[] among, int most) {
        if (among.length <= most) {
            return among;
        }
        int[] shuffled = among.clone();
        var random = new SplittableRandom(seed);
        for (int last = shuffled.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = shuffled[last];
            shuffled[last] = shuffled[other];
            shuffled[other] = kept;
        }
        return Arrays.stream(shuffled).limit(most).sorted().toArray();
    }

    /** Some rows to look at, each with a note. */
    List<Look> looks(int[] rows, IntFunction<String> note) {
        return IntStream.of(rows)
                .limit(SHOWN)
                .mapToObj(row -> look(row, note.apply(row)))
                .toList();
    }

    Look look(int row, String note) {
        String label = labelOf[row] < 0 ? "" : data.labels().get(labelOf[row]);
        return new Look(row, partOf[row], label, examples.isEmpty() ? "" : cut(examples.get(row)), note);
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= TEXT_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TEXT_LENGTH)).stripTrailing() + "\u2026";
    }
}
