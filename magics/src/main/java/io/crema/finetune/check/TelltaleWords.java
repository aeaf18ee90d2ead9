package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Words that alone tell a label: nearly all rows that have the word have the label, and half of the label's rows have it. */
final class TelltaleWords implements Check {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final double PURE = .98;
    private static final double COVERS = .5;
    private static final int FEWEST_ROWS = 10;
    private static final int MOST_CLASSES = 50;
    private static final int NAMED = 5;

    @Override
    public String looksAt(Examined data) {
        return applies(data) ? "words that tell the label" : "";
    }

    private static boolean applies(Examined data) {
        return data.hasTexts() && data.hasClasses() && data.classes() <= MOST_CLASSES;
    }

    /** A word with how many rows of each label have it. */
    private record Told(String word, int label, int with, int all) {
        double purity() {
            return (double) with / all;
        }
    }

    @Override
    public List<DataFinding> findings(Examined data) {
        Map<String, int[]> rowsWith = new HashMap<>();
        for (int row = 0; row < data.rows(); row++) {
            int label = data.label(row);
            if (label >= 0) {
                for (String word : words(data.example(row))) {
                    rowsWith.computeIfAbsent(word, key -> new int[data.classes()])[label]++;
                }
            }
        }
        int[] rowsOf = data.labelCounts();
        List<Told> told = new ArrayList<>();
        rowsWith.forEach((word, counts) -> IntStream.range(0, counts.length)
                .filter(label -> tells(counts, label, rowsOf))
                .forEach(label -> told.add(new Told(
                        word, label, counts[label], Arrays.stream(counts).sum()))));
        return told.stream()
                .sorted(Comparator.comparingInt(Told::with).reversed().thenComparing(Told::word))
                .limit(NAMED)
                .map(word -> finding(data, word, rowsOf))
                .toList();
    }

    private static boolean tells(int[] counts, int label, int[] rowsOf) {
        int all = Arrays.stream(counts).sum();
        int rows = Arrays.stream(rowsOf).sum();
        boolean rare = rowsOf[label] <= .9 * rows;
        return rare
                && counts[label] >= FEWEST_ROWS
                && counts[label] >= PURE * all
                && counts[label] >= COVERS * rowsOf[label];
    }

    private static DataFinding finding(Examined data, Told told, int[] rowsOf) {
        int[] rows = IntStream.range(0, data.rows())
                .filter(row -> words(data.example(row)).contains(told.word()))
                .toArray();
        return new DataFinding(
                Kind.TELLTALE_WORD,
                String.format(
                        Locale.ROOT,
                        "The word \u201c%s\u201d alone tells the label \u201c%s\u201d: %,d of %,d rows with the word have it"
                                + " (%s), and %,d of the label's %,d rows have the word.",
                        told.word(),
                        data.data().labels().get(told.label()),
                        told.with(),
                        told.all(),
                        Columns.interval(told.purity(), told.all()),
                        told.with(),
                        rowsOf[told.label()]),
                "If it is a trace of how the rows were collected, a model learns the trace and nothing else.",
                data.looks(rows, row -> told.word()));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
            words.add(word.group());
        }
        return words;
    }
}
