package io.crema.kernel.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session as text: {@code in LINE TEXT} for a cell, and somewhere behind it {@code out LINE TEXT} if it had a value, each on one line
 * in which {@code \n}, {@code \r} and {@code \\} stand for what they stand for in Java. Other lines are comments.
 */
final class RecordFormat {
    private static final String INPUT = "in ";
    private static final String OUTPUT = "out ";
    private static final Pattern RECORD = Pattern.compile("(?<kind>in|out) (?<line>\\d{1,9}) (?<text>.*)");

    private RecordFormat() {}

    static String input(int line, String text) {
        return INPUT + line + " " + escape(text) + "\n";
    }

    static String output(int line, String text) {
        return OUTPUT + line + " " + escape(text) + "\n";
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
        Matcher matcher = RECORD.matcher(record);
        if (!matcher.matches()) {
            return;
        }
        int line = Integer.parseInt(matcher.group("line"));
        String text = unescape(matcher.group("text"));
        if (matcher.group("kind").equals("in")) {
            entries.add(new Entry(session, line, text, Optional.empty()));
        } else {
            entries.replaceAll(entry -> entry.line() == line ? entry.withOutput(text) : entry);
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
