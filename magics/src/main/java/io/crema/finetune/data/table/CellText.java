package io.crema.finetune.data.table;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the text of a cell stands for. */
final class CellText {
    /** What a category is called where the cell says nothing. */
    static final String MISSING = "(missing)";

    private static final Set<String> NOTHING = Set.of("NA", "N/A", "NaN", "nan", "null");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private CellText() {}

    static boolean isMissing(String cell) {
        return cell.isBlank() || NOTHING.contains(cell.strip());
    }

    /** The number that a cell says; {@code 1,250} has its thousands apart. */
    static Optional<Double> number(String cell) {
        String stripped = cell.strip();
        String plain = GROUPED.matcher(stripped).matches() ? stripped.replace(",", "") : stripped;
        return NUMBER.matcher(plain).matches()
                ? Optional.of(Double.parseDouble(plain)).filter(Double::isFinite)
                : Optional.empty();
    }

    /** The category that a cell names. */
    static String category(String cell) {
        return isMissing(cell) ? MISSING : cell.strip();
    }
}
