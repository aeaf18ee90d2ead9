package io.crema.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryOnDiskTest {
    private final List<IOException> troubles = new CopyOnWriteArrayList<>();

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void chooseAFolderThatIsStillToBeMade() {
        folder = temporary.resolve("state").resolve("history");
    }

    private History open() {
        return History.in(folder, troubles::add);
    }

    @Test
    void remembersWhatWasRunBeforeARestart() {
        var before = open();
        before.add(1, "String a = \"x\\n\";\r\n// Zoë 😀");
        before.result(1, "two\nlines \\ and more");
        before.add(2, "a");

        var after = open();
        after.add(1, "b");

        assertEquals(
                List.of(
                        new Entry(1, 1, "String a = \"x\\n\";\r\n// Zoë 😀", Optional.of("two\nlines \\ and more")),
                        new Entry(1, 2, "a", Optional.empty()),
                        new Entry(2, 1, "b", Optional.empty())),
                after.tail(9));
        assertEquals(List.of("a", "b"), inputs(after.tail(2)));
        assertEquals(List.of("a"), inputs(after.range(-1, 2, 9)));
        assertEquals(List.of("a"), inputs(after.range(1, 2, 9)));
        assertEquals(List.of("b"), inputs(after.range(0, 0, 9)));
        assertEquals(List.of(), troubles);
    }

    @Test
    void countsBackFromASessionThatHasRunNothingYet() {
        open().add(1, "a");

        var after = open();

        assertEquals(List.of("a"), inputs(after.range(-1, 0, 9)));
        assertEquals(List.of(), after.range(0, 0, 9));
        assertEquals(List.of("a"), inputs(after.tail(5)));
    }

    @Test
    void findsTheLatestOfEqualCellsInAllSessions() {
        var before = open();
        before.add(1, "train(1)");
        before.add(2, "train(2)");
        var after = open();
        after.add(1, "train(1)");

        assertEquals(List.of("train(2)", "train(1)"), inputs(after.search("train*", 9, true)));
        assertEquals(
                List.of(2),
                after.search("train*", 1, true).stream().map(Entry::session).toList());
        assertEquals(3, after.search("train(?)", 9, false).size());
    }

    @Test
    void keepsApartWhatKernelsRunAtTheSameTime() {
        List<History> kernels = IntStream.range(0, 8).mapToObj(i -> open()).toList();

        kernels.parallelStream()
                .forEach(kernel -> IntStream.rangeClosed(1, 50).forEach(i -> {
                    kernel.add(i, "cell " + i);
                    kernel.result(i, "value " + i);
                }));

        var after = open();
        assertEquals(400, after.tail(1_000).size());
        for (int session = 1; session <= 8; session++) {
            var cells = after.range(session, 0, 99);
            assertEquals(IntStream.rangeClosed(1, 50).mapToObj(i -> "cell " + i).toList(), inputs(cells));
            assertEquals(Optional.of("value 50"), cells.get(49).output());
        }
    }

    @Test
    void readsOverWhatADyingKernelLeftUnfinished() throws IOException {
        open().add(1, "a");
        Path file = folder.resolve("000001.history");
        Files.writeString(file, "in 99999999999 b\nnonsense\nout 1 7\nin 2 unfin", StandardOpenOption.APPEND);
        Files.write(folder.resolve("000002.history"), new byte[] {(byte) 0xff, 0, '\n'});
        Files.writeString(folder.resolve("notes.txt"), "not ours", StandardCharsets.UTF_8);

        var after = open();
        after.add(1, "c");

        assertEquals(
                List.of(new Entry(1, 1, "a", Optional.of("7")), new Entry(3, 1, "c", Optional.empty())), after.tail(9));
    }

    @Test
    void runsOnInMemoryWhereTheFolderCannotBeMade() throws IOException {
        Files.writeString(temporary.resolve("state"), "in the way");
        var history = open();

        history.add(1, "a");
        history.result(1, "1");
        history.add(2, "b");

        assertEquals(List.of("a", "b"), inputs(history.tail(9)));
        assertEquals(1, troubles.size());
    }

    @Test
    void forgetsTheOldestSessions() throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= HistoryFolder.MOST_SESSIONS; i++) {
            Files.createFile(folder.resolve(String.format("%06d.history", i)));
        }

        open().add(1, "a");

        assertFalse(Files.exists(folder.resolve("000001.history")));
        try (var files = Files.list(folder)) {
            assertEquals(HistoryFolder.MOST_SESSIONS, files.count());
        }
    }

    @Test
    void matchesPatternsWithManyStarsInReasonableTime() {
        var history = History.inMemory();
        history.add(1, "a".repeat(5_000));

        assertEquals(List.of(), history.search("*a".repeat(50) + "*b", 9, false));
        assertEquals(1, history.search("*a".repeat(50) + "*", 9, false).size());
    }

    private static List<String> inputs(List<Entry> entries) {
        return entries.stream().map(Entry::input).toList();
    }
}
