package io.crema.kernel.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session as text: {@code in LINE TEXT} for a cell, followed by {@code out TEXT} if it had a value, each on one line
 * in which {@code \n}, {@code \r} and {@code \\} stand for what they stand for in Java. Other lines are comments.
 */
final class RecordFormat {
    private static final String INPUT = "in ";
    private static final String OUTPUT = "out ";

    private RecordFormat() {}

    static String input(int line, String text) {
        return INPUT + line + " " + escape(text) + "\n";
    }

    static String output(String text) {
        return OUTPUT + escape(text) + "\n";
    }

    /** The cells of a session's file. A last line without its end was never finished, and is none. */
    static List<Entry> read(int session, String file) {
        var entries = new ArrayList<Entry>();
        int start = 0;
        for (int end = file.indexOf('\n'); end >= 0; end = file.indexOf('\n', start)) {
            read(session, file.substring(start, end), entries);
            start = end + 1;
        }
        return List.copyOf(entries);
    }

    private static void read(int session, String record, List<Entry> entries) {
        if (record.matches("in \\d{1,9} .*")) {
            int space = record.indexOf(' ', INPUT.length());
            int line = Integer.parseInt(record.substring(INPUT.length(), space));
            entries.add(new Entry(session, line, unescape(record.substring(space + 1)), Optional.empty()));
        } else if (record.startsWith(OUTPUT) && !entries.isEmpty()) {
            int last = entries.size() - 1;
            entries.set(last, entries.get(last).withOutput(unescape(record.substring(OUTPUT.length()))));
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        var plain = new StringBuilder(text.length());
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                plain.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
