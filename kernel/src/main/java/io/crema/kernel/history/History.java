package io.crema.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was run. The present session counts from its first cell on. Safe for use by several threads. */
public final class History {
    /** Null when nothing is kept on disk. */
    private final @Nullable HistoryFolder folder;

    private final Consumer<IOException> trouble;
    private final List<Entry> entries = new ArrayList<>();
    /** This session's number; 0 before its first cell. */
    private int session;
    /** Whether this session has a file that can be written to. */
    private boolean writing;

    private History(@Nullable HistoryFolder folder, Consumer<IOException> trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /** A history of this session alone, which ends with it. */
    public static History inMemory() {
        return new History(null, problem -> {});
    }

    /**
     * A history that is kept in a folder, beside the sessions before. The folder is made when the first cell runs.
     *
     * @param trouble told when the folder cannot be read, or when from now on nothing is written to it
     */
    public static History in(Path folder, Consumer<IOException> trouble) {
        return new History(new HistoryFolder(folder), trouble);
    }

    /** Remembers a cell, before it runs. */
    public synchronized void add(int line, String input) {
        if (session == 0) {
            begin();
        }
        entries.add(new Entry(session, line, input, Optional.empty()));
        write(RecordFormat.input(line, input));
    }

    /** Remembers the value of a cell that was added, perhaps before others that ran at the same time. */
    public synchronized void result(int line, String output) {
        int index = entries.size() - 1;
        while (entries.get(index).line() != line) {
            index--;
        }
        entries.set(index, entries.get(index).withOutput(output));
        write(RecordFormat.output(line, output));
    }

    private void begin() {
        session = next();
        if (folder != null) {
            try {
                session = folder.begin();
                writing = true;
            } catch (IOException e) {
                trouble.accept(e);
            }
        }
    }

    private void write(String record) {
        if (folder != null && writing) {
            try {
                folder.append(session, record);
            } catch (IOException e) {
                writing = false;
                trouble.accept(e);
            }
        }
    }

    /** The last n cells, the oldest first. */
    public synchronized List<Entry> tail(int n) {
        return latest(n, entry -> true);
    }

    /**
     * The cells of a session whose number is in {@code [start, stop)}.
     *
     * @param session 0 for this one; negative numbers count back from it
     */
    public synchronized List<Entry> range(int session, int start, int stop) {
        int present = this.session == 0 ? next() : this.session;
        return read(session > 0 ? session : present + session).stream()
                .filter(entry -> entry.line() >= start && entry.line() < stop)
                .toList();
    }

    /**
     * The last n cells whose whole text matches.
     *
     * @param glob {@code *} stands for any text, {@code ?} for one character
     * @param unique whether of cells with equal text only the latest is given
     */
    public synchronized List<Entry> search(String glob, int n, boolean unique) {
        var pattern = new Glob(glob);
        Set<String> seen = new HashSet<>();
        return latest(n, entry -> pattern.matches(entry.input()) && (!unique || seen.add(entry.input())));
    }

    /** @param wanted asked from the latest cell backwards */
    private List<Entry> latest(int n, Predicate<Entry> wanted) {
        var found = new ArrayList<Entry>();
        for (int number : sessions().descendingSet()) {
            List<Entry> cells = read(number);
            for (int i = cells.size() - 1; i >= 0 && found.size() < n; i--) {
                if (wanted.test(cells.get(i))) {
                    found.add(cells.get(i));
                }
            }
            if (found.size() >= n) {
                break;
            }
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    private List<Entry> read(int number) {
        if (number == session) {
            return entries;
        }
        if (folder == null || number < 1) {
            return List.of();
        }
        try {
            return folder.read(number);
        } catch (IOException e) {
            trouble.accept(e);
            return List.of();
        }
    }

    /** All that there are, this one included. */
    private NavigableSet<Integer> sessions() {
        var numbers = new TreeSet<Integer>();
        if (folder != null) {
            try {
                numbers.addAll(folder.sessions());
            } catch (IOException e) {
                trouble.accept(e);
            }
        }
        if (session > 0) {
            numbers.add(session);
        }
        return numbers;
    }

    /** The number that a session gets which begins now. */
    private int next() {
        NavigableSet<Integer> all = sessions();
        return all.isEmpty() ? 1 : all.last() + 1;
    }
}
