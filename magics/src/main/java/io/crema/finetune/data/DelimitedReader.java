package io.crema.finetune.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads delimited text record by record, as RFC 4180 has it; forgiving where that cannot mislead: any line end, blank
 * lines skipped, and a quote inside a cell that does not begin with one is a character.
 */
final class DelimitedReader {
    private final String text;
    private final Delimited format;
    private int position;
    private int line = 1;
    private int openQuoteLine;

    DelimitedReader(String text, Delimited format) {
        this.text = text;
        this.format = format;
    }

    /** The next records, at most {@code limit}. */
    List<DelimitedRecord> records(int limit) {
        List<DelimitedRecord> records = new ArrayList<>();
        while (position < text.length() && records.size() < limit) {
            int start = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                records.add(new DelimitedRecord(start, cells));
            }
        }
        return records;
    }

    /** The line in which a quote was opened that the text's end found open; 0 if there was none. */
    int openQuoteLine() {
        return openQuoteLine;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (position < text.length() && text.charAt(position) == format.separator()) {
            position++;
            cells.add(cell());
        }
        skipLineEnd();
        return cells;
    }

    /** Reads up to the separator, the line's end or the text's end. */
    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (format.quoting() && position < text.length() && text.charAt(position) == '"') {
            readQuoted(cell);
        }
        int start = position;
        while (position < text.length() && !isCellEnd(text.charAt(position))) {
            position++;
        }
        return cell.append(text, start, position).toString();
    }

    private void readQuoted(StringBuilder cell) {
        int opened = line;
        position++;
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '"') {
                boolean doubled = position < text.length() && text.charAt(position) == '"';
                if (!doubled) {
                    return;
                }
                position++;
            } else if (next == '\n') {
                line++;
            }
            cell.append(next);
        }
        openQuoteLine = opened;
    }

    private boolean isCellEnd(char character) {
        return character == format.separator() || character == '\n' || character == '\r';
    }

    private void skipLineEnd() {
        if (text.startsWith("\r\n", position)) {
            position += 2;
        } else if (position < text.length()) {
            position++;
        }
        line++;
    }
}
