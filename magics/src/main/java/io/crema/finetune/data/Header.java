package io.crema.finetune.data;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether the first line of a table names its columns. */
enum Header {
    /** It does. */
    THERE {
        @Override
        boolean isIn(List<DelimitedRecord> records) {
            return true;
        }
    },
    /** It is a row like any other. */
    ABSENT {
        @Override
        boolean isIn(List<DelimitedRecord> records) {
            return false;
        }
    },
    /**
     * It does if one of its cells is the usual name of a part and does not come back further down in its column, or if
     * each is short, no number, and does not come back.
     */
    LOOKED_FOR {
        @Override
        boolean isIn(List<DelimitedRecord> records) {
            List<String> first = records.get(0).cells();
            return IntStream.range(0, first.size())
                            .anyMatch(column ->
                                    Roles.USUAL.contains(first.get(column).strip()) && !comesBack(column, records))
                    || IntStream.range(0, first.size()).allMatch(column -> isName(column, records));
        }
    };

    private static final int LONGEST_NAME = 60;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?");

    /** @param records at least one, each with as many cells */
    abstract boolean isIn(List<DelimitedRecord> records);

    private static boolean isName(int column, List<DelimitedRecord> records) {
        String cell = records.get(0).cells().get(column);
        boolean nameLike =
                cell.length() <= LONGEST_NAME && !NUMBER.matcher(cell.strip()).matches();
        return nameLike && (cell.isBlank() || !comesBack(column, records));
    }

    private static boolean comesBack(int column, List<DelimitedRecord> records) {
        String cell = records.get(0).cells().get(column);
        return records.stream().skip(1).anyMatch(row -> row.cells().get(column).equals(cell));
    }
}
