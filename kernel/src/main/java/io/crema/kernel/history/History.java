package io.crema.kernel.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was run in this session. Safe for use by several threads. */
public final class History {
    /** The number that this session has; there is no other yet. */
    private static final int SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A cell that was run.
     *
     * @param line the number that it had in the notebook
     * @param output its value as text; empty if it had none
     */
    public record Entry(int session, int line, String input, Optional<String> output) {}

    /** Remembers a cell, before it runs. */
    public synchronized void add(int line, String input) {
        entries.add(new Entry(SESSION, line, input, Optional.empty()));
    }

    /** Remembers the value of the cell that was added last. */
    public synchronized void result(String output) {
        int last = entries.size() - 1;
        Entry entry = entries.get(last);
        entries.set(last, new Entry(entry.session(), entry.line(), entry.input(), Optional.of(output)));
    }

    /** The last n cells, the oldest first. */
    public synchronized List<Entry> tail(int n) {
        return last(entries, n);
    }

    /**
     * The cells of a session whose number is in {@code [start, stop)}.
     *
     * @param session 0 for this one; negative numbers count back from it
     */
    public synchronized List<Entry> range(int session, int start, int stop) {
        int wanted = session > 0 ? session : SESSION + session;
        return entries.stream()
                .filter(entry -> entry.session() == wanted && entry.line() >= start && entry.line() < stop)
                .toList();
    }

    /**
     * The last n cells whose whole text matches.
     *
     * @param glob {@code *} stands for any text, {@code ?} for one character
     * @param unique whether of cells with equal text only the latest is given
     */
    public synchronized List<Entry> search(String glob, int n, boolean unique) {
        Pattern pattern = pattern(glob);
        List<Entry> found = entries.stream()
                .filter(entry -> pattern.matcher(entry.input()).matches())
                .toList();
        return last(unique ? latestOfEach(found) : found, n);
    }

    private static List<Entry> latestOfEach(List<Entry> found) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (Entry entry : found) {
            latest.remove(entry.input());
            latest.put(entry.input(), entry);
        }
        return List.copyOf(latest.values());
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size()));
    }

    private static Pattern pattern(String glob) {
        String regex = glob.codePoints().mapToObj(History::regex).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static String regex(int codePoint) {
        return switch (codePoint) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(codePoint));
        };
    }
}
