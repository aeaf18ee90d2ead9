package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns that say nothing, that name rows, or that alone tell the label. */
final class Columns implements Check {
    /** The share of a label that a column has to tell, and of the majority's errors that it has to mend. */
    private static final double TELLS = .95;

    private static final double MENDS = .8;
    private static final double LEVEL = .95;
    private static final int BINS = 20;
    private static final int FEWEST = 20;

    @Override
    public String looksAt(Examined data) {
        return data.hasClasses()
                ? "columns that are constant, name rows, or tell the label"
                : "columns that are constant or name rows";
    }

    @Override
    public List<DataFinding> findings(Examined examined) {
        LabelledData data = examined.data();
        List<DataFinding> findings = new ArrayList<>();
        for (String column : data.columns()) {
            boolean read = column.equals(data.roles().example())
                    || column.equals(data.roles().label())
                    || column.equals(Duplicates.COLUMN);
            if (read || examined.rows() < 2) {
                continue;
            }
            String[] cells = data.groups(column);
            long distinct = Arrays.stream(cells).distinct().count();
            if (distinct == 1) {
                findings.add(new DataFinding(
                        Kind.CONSTANT_COLUMN,
                        "The column \u201c" + column + "\u201d has one value in all " + count(cells.length) + " rows: "
                                + cells[0] + ".",
                        "Nothing can be learned from it.",
                        List.of()));
            } else if (distinct == cells.length && !column.equals(data.roles().id()) && !isFractional(cells)) {
                findings.add(new DataFinding(
                        Kind.IDENTIFIER,
                        "The column \u201c" + column + "\u201d has another value in each of " + count(cells.length)
                                + " rows.",
                        "It names rows. A model that is given it may learn rows by heart.",
                        List.of()));
            } else if (examined.hasClasses() && cells.length >= FEWEST) {
                leak(examined, column, cells, findings);
            }
        }
        return findings;
    }

    /** How often the other rows of a row's value have its label in their majority. */
    private static void leak(Examined data, String column, String[] cells, List<DataFinding> findings) {
        String[] values = binned(cells);
        Map<String, int[]> counts = new HashMap<>();
        int known = 0;
        for (int row = 0; row < values.length; row++) {
            if (data.label(row) >= 0) {
                known++;
                counts.computeIfAbsent(values[row], value -> new int[data.classes()])[data.label(row)]++;
            }
        }
        int right = 0;
        for (int row = 0; row < values.length; row++) {
            int label = data.label(row);
            if (label >= 0) {
                int[] others = counts.getOrDefault(values[row], new int[data.classes()])
                        .clone();
                others[label]--;
                right += Arrays.stream(others).sum() > 0 && mode(others) == label ? 1 : 0;
            }
        }
        double share = (double) right / known;
        double majority = (double) Arrays.stream(data.labelCounts()).max().orElse(0) / known;
        if (share >= TELLS && 1 - share <= (1 - MENDS) * (1 - majority)) {
            findings.add(new DataFinding(
                    Kind.LEAKY_COLUMN,
                    String.format(
                            Locale.ROOT,
                            "The column \u201c%s\u201d alone tells the label of %.1f %% of %,d rows (%s); the most frequent"
                                    + " label is that of %.1f %%.",
                            column,
                            100 * share,
                            known,
                            interval(share, known),
                            100 * majority),
                    "Perhaps it was written after the label was known. In use it will not be there.",
                    List.of()));
        }
    }

    static String interval(double share, int trials) {
        Interval wilson = Interval.wilson(share, trials, LEVEL);
        return String.format(Locale.ROOT, "95 %% interval %.1f to %.1f %%", 100 * wilson.lower(), 100 * wilson.upper());
    }

    private static int mode(int[] counts) {
        int mode = 0;
        for (int label = 1; label < counts.length; label++) {
            mode = counts[label] > counts[mode] ? label : mode;
        }
        return mode;
    }

    /** Numbers of which there are many become twentieths. */
    private static String[] binned(String[] cells) {
        double[] numbers = new double[cells.length];
        try {
            Arrays.setAll(numbers, row -> Double.parseDouble(cells[row]));
        } catch (NumberFormatException e) {
            return cells;
        }
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        if (Arrays.stream(sorted).distinct().count() <= BINS) {
            return cells;
        }
        String[] bins = new String[cells.length];
        Arrays.setAll(bins, row -> {
            int place = Arrays.binarySearch(sorted, numbers[row]);
            int first = place;
            while (first > 0 && sorted[first - 1] == numbers[row]) {
                first--;
            }
            return "bin " + (long) BINS * first / sorted.length;
        });
        return bins;
    }

    private static boolean isFractional(String[] cells) {
        return Arrays.stream(cells).allMatch(cell -> cell.matches("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?|[-+]?\\d+\\.0*"));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
