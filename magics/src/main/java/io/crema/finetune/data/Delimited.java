package io.crema.finetune.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Text with one record a line and a separator between cells.
 *
 * @param separator what stands between two cells
 * @param quoting whether a cell may stand in double quotes, with {@code ""} for one of them (RFC 4180)
 */
record Delimited(char separator, boolean quoting) {
    /** Tab-separated and nothing else: quotes are characters like any other. */
    static final Delimited TABS = new Delimited('\t', false);

    private static final List<Delimited> CANDIDATES =
            List.of(TABS, new Delimited(',', true), new Delimited(';', true), new Delimited('|', true));
    private static final int SAMPLE = 100;

    /**
     * The format in which the first records have most cells, the same number each; a comma if none has two. Of equals
     * the tab wins, for prose has commas.
     */
    static Delimited sniff(String text) {
        Delimited best = new Delimited(',', true);
        int most = 1;
        for (Delimited candidate : CANDIDATES) {
            List<DelimitedRecord> sample = new DelimitedReader(text, candidate).records(SAMPLE);
            int cells = sample.isEmpty() ? 0 : sample.get(0).cells().size();
            if (cells > most && sample.stream().allMatch(row -> row.cells().size() == cells)) {
                best = candidate;
                most = cells;
            }
        }
        return best.equals(TABS) ? tabs(text) : best;
    }

    /**
     * Tab-separated text is quoted if that explains every quote in it, or the line ends inside its cells; reviews full
     * of stray quotes are not.
     */
    static Delimited tabs(String text) {
        List<DelimitedRecord> records = new DelimitedReader(text, TABS).records(Integer.MAX_VALUE);
        boolean ragged = records.stream()
                .anyMatch(row -> row.cells().size() != records.get(0).cells().size());
        List<String> withQuotes = records.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.indexOf('"') >= 0)
                .toList();
        boolean explained = withQuotes.stream().allMatch(Delimited::isQuoted);
        return new Delimited('\t', !withQuotes.isEmpty() && (explained || ragged));
    }

    private static boolean isQuoted(String cell) {
        return cell.length() >= 2
                && cell.startsWith("\"")
                && cell.endsWith("\"")
                && cell.substring(1, cell.length() - 1).replace("\"\"", "").indexOf('"') < 0;
    }

    /**
     * Reads a table.
     *
     * @throws DataException if its lines have different numbers of cells, or a quote is never closed
     */
    Table read(String file, String text, Header header) {
        DelimitedReader reader = new DelimitedReader(text, this);
        List<DelimitedRecord> records = reader.records(Integer.MAX_VALUE);
        if (reader.openQuoteLine() > 0) {
            throw new DataException(
                    "%s is no table: the quote opened in line %d is never closed"
                            .formatted(file, reader.openQuoteLine()),
                    "Close it, double it (\"\") inside a quoted cell, or save the table as .tsv without quotes.");
        }
        if (records.isEmpty()) {
            return new RawTable(file, List.of(), List.of()).typed();
        }
        refuseRagged(file, records);
        boolean named = header.isIn(records);
        List<String> names = names(
                named ? records.get(0).cells() : List.of(),
                records.get(0).cells().size());
        List<List<String>> rows =
                records.stream().skip(named ? 1 : 0).map(DelimitedRecord::cells).toList();
        return new RawTable(file, names, rows).typed();
    }

    private void refuseRagged(String file, List<DelimitedRecord> records) {
        int expected = records.get(0).cells().size();
        for (DelimitedRecord row : records) {
            if (row.cells().size() != expected) {
                throw new DataException(
                        "%s is no table: line %d has %s, the first line has %d (separated by %s)"
                                .formatted(file, row.line(), cells(row.cells().size()), expected, separatorName()),
                        quoting
                                ? "Put double quotes round cells that contain the separator or a line end."
                                : "Take tabs and line ends out of the cells.");
            }
        }
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    private String separatorName() {
        return separator == '\t' ? "tabs" : "\"" + separator + "\"";
    }

    /** The header's names; a column without one is called {@code column} and its place, from 1. */
    private static List<String> names(List<String> header, int width) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String name = column < header.size() ? header.get(column).strip() : "";
            names.add(name.isEmpty() ? "column" + (column + 1) : name);
        }
        return names;
    }
}
