package io.crema.finetune.data.table;

import io.crema.finetune.data.table.ColumnFinding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks at a table's columns, and tells which of them are features and what is strange about them. */
public final class Survey {
    /** From this share of numbers on a column of text is one of numbers. */
    private static final double MOSTLY = .8;

    /** A label of more different numbers than these is a number. */
    private static final int CLASSES = 20;

    /** A column of whole numbers is an identifier only if it is long enough not to be one by chance. */
    private static final int ENOUGH = 10;

    /** Words in a cell from which on a column is to be read. */
    private static final double WORDS = 4;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern IDENTIFIER =
            Pattern.compile("(.*[_ .-])?(id|uuid|guid|index|idx|key|no|nr|row|rowid|unnamed: 0)");

    private final List<Cells> columns;

    /**
     * A column to look at.
     *
     * @param numeric whether the table keeps it as numbers
     * @param cells the text of each cell, empty where there is none
     */
    public record Cells(String column, boolean numeric, List<String> cells) {
        public Cells {
            cells = List.copyOf(cells);
        }

        private List<String> present() {
            return cells.stream().filter(cell -> !CellText.isMissing(cell)).toList();
        }
    }

    /**
     * Of some columns.
     *
     * @param columns all that a model could be given: not the label
     */
    public Survey(List<Cells> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The columns of a model that is given all that are of use. */
    public Columns useful() {
        Set<String> useless = new TreeSet<>();
        findings().stream().filter(ColumnFinding::isUseless).forEach(each -> useless.add(each.column()));
        List<String> names = columns.stream().map(Cells::column).toList();
        return named(names).without(useless);
    }

    /** Some columns by name, each as what it looks like. */
    public Columns named(Collection<String> names) {
        List<String> numeric = new ArrayList<>();
        List<String> categorical = new ArrayList<>();
        for (Cells each : columns) {
            if (names.contains(each.column())) {
                (each.numeric() || numbersAsText(each).isPresent() ? numeric : categorical).add(each.column());
            }
        }
        return new Columns(numeric, categorical);
    }

    /** Whether a column is to be read. */
    public boolean hasText() {
        return findings().stream().anyMatch(each -> each.kind() == Kind.TEXT);
    }

    /** What is strange, a finding at most for each column. */
    public List<ColumnFinding> findings() {
        return columns.stream().map(Survey::finding).flatMap(Optional::stream).toList();
    }

    private static Optional<ColumnFinding> finding(Cells cells) {
        List<String> present = cells.present();
        int distinct = new TreeSet<>(present).size();
        if (distinct == 0) {
            return found(cells, Kind.EMPTY, "is empty in every row");
        }
        if (distinct == 1) {
            return found(cells, Kind.CONSTANT, "is \"" + present.get(0) + "\" wherever it says anything");
        }
        if (cells.numeric()) {
            return numbersRows(cells, present, distinct)
                    ? found(cells, Kind.IDENTIFIER, "numbers the rows and tells nothing else")
                    : Optional.empty();
        }
        Optional<ColumnFinding> numbers = numbersAsText(cells);
        if (numbers.isPresent()) {
            return numbers;
        }
        double words = present.stream()
                .mapToLong(cell -> BLANKS.splitAsStream(cell.strip()).count())
                .average()
                .orElse(0);
        if (words >= WORDS && distinct > present.size() / 2) {
            return found(cells, Kind.TEXT, "looks like text that is to be read");
        }
        return distinct > .9 * present.size()
                ? found(cells, Kind.IDENTIFIER, "has " + distinct + " different values in " + present.size() + " rows")
                : Optional.empty();
    }

    private static boolean numbersRows(Cells cells, List<String> present, int distinct) {
        if (distinct < present.size() || present.size() < ENOUGH) {
            return false;
        }
        double[] numbers = present.stream()
                .flatMap(cell -> CellText.number(cell).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        boolean whole = Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
        boolean counted = whole && numbers[numbers.length - 1] - numbers[0] + 1 == numbers.length;
        boolean called =
                IDENTIFIER.matcher(cells.column().toLowerCase(Locale.ROOT)).matches();
        return counted || (whole && called);
    }

    private static Optional<ColumnFinding> numbersAsText(Cells cells) {
        if (cells.numeric()) {
            return Optional.empty();
        }
        List<String> present = cells.present();
        List<String> others =
                present.stream().filter(cell -> CellText.number(cell).isEmpty()).toList();
        if (present.isEmpty() || others.size() > (1 - MOSTLY) * present.size()) {
            return Optional.empty();
        }
        String rest = others.isEmpty()
                ? ""
                : "; the other " + others.size() + ", such as \"" + others.get(0) + "\", count as missing";
        return found(
                cells,
                Kind.NUMBERS_AS_TEXT,
                "is kept as text, but " + (present.size() - others.size()) + " of " + present.size()
                        + " cells are numbers, which are taken as such" + rest);
    }

    /** Whether a column has numbers, be it as text. */
    public static boolean isNumbers(Cells cells) {
        return cells.numeric() || numbersAsText(cells).isPresent();
    }

    /** What there is to say of a label before a classifier learns it. */
    public static Optional<ColumnFinding> ofLabel(Cells label) {
        long distinct = label.present().stream().distinct().count();
        return isNumbers(label) && distinct > CLASSES
                ? found(
                        label,
                        Kind.NUMERIC_LABEL,
                        "has " + distinct + " different numbers, each a class of its own to a classifier; if it is a"
                                + " quantity, learn it as a number: %finetune --regression")
                : Optional.empty();
    }

    private static Optional<ColumnFinding> found(Cells cells, Kind kind, String what) {
        return Optional.of(new ColumnFinding(cells.column(), kind, "\u201c" + cells.column() + "\u201d " + what));
    }
}
