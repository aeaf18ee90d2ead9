package io.crema.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = History.inMemory();

    @BeforeEach
    void runThreeCells() {
        history.add(1, "1+1");
        history.result(1, "2");
        history.add(2, "a.b\n(x)");
        history.add(3, "1+1");
    }

    @Test
    void givesTheLastOnesOldestFirst() {
        assertEquals(List.of(2, 3), lines(history.tail(2)));
        assertEquals(List.of(1, 2, 3), lines(history.tail(99)));
        assertEquals(List.of(), history.tail(-1));
    }

    @Test
    void givesARangeOfThisSessionWithoutItsEnd() {
        assertEquals(List.of(1, 2), lines(history.range(0, 1, 3)));
        assertEquals(List.of(3), lines(history.range(1, 3, Integer.MAX_VALUE)));
        assertEquals(List.of(), history.range(-1, 0, 9));
    }

    @Test
    void searchesByGlobOverAllLinesAndTakesOtherSignsAsThemselves() {
        assertEquals(List.of(2), lines(history.search("a.b*", 9, false)));
        assertEquals(List.of(), history.search("a?bb*", 9, false));
        assertEquals(List.of(1, 3), lines(history.search("1?1", 9, false)));
        assertEquals(List.of(3), lines(history.search("1?1", 1, false)));
        assertEquals(List.of(3), lines(history.search("1?1", 9, true)));
    }

    @Test
    void remembersWhatACellResultedIn() {
        assertEquals(List.of(new Entry(1, 1, "1+1", Optional.of("2"))), history.range(0, 1, 2));
    }

    private static List<Integer> lines(List<Entry> entries) {
        return entries.stream().map(Entry::line).toList();
    }
}
