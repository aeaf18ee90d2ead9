package io.crema.kernel.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectViewTest {

    record Point(int x, String name) {}

    static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no");
        }
    }

    private static List<String> children(Object value) {
        return new ObjectView("it", value)
                .children().stream()
                        .map(child -> child.name() + " = " + child.text())
                        .toList();
    }

    @Test
    void showsPlainValuesInOneLine() {
        assertEquals("\"a\\nb\"", new ObjectView("it", "a\nb").text());
        assertEquals("'c'", new ObjectView("it", 'c').text());
        assertEquals("null", new ObjectView("it", null).text());
        assertEquals("int[2][]", new ObjectView("it", new int[2][]).type().replace("[][]", "[2][]"));
        assertTrue(new ObjectView("it", "x".repeat(10_000)).text().length() < 400);
    }

    @Test
    void unfoldsArraysCollectionsRecordsAndOptionals() {
        assertEquals(List.of("[0] = 1.5", "[1] = 2.0"), children(new double[] {1.5, 2}));
        assertEquals(List.of("[0] = \"a\""), children(new ArrayList<>(List.of("a"))));
        assertEquals(List.of("\"k\" = 1"), children(Map.of("k", 1)));
        assertEquals(List.of("x = 1", "name = \"n\""), children(new Point(1, "n")));
        assertEquals(List.of("value = 7"), children(Optional.of(7)));
        assertEquals(
                List.of("Point[x=1, name=n] = Point[x=1, name=n] = \"v\""), children(Map.of(new Point(1, "n"), "v")));
    }

    @Test
    void groupsWhatIsLong() {
        List<ObjectView> groups =
                new ObjectView("it", IntStream.range(0, 25_000).toArray()).children();

        assertEquals(3, groups.size());
        assertEquals("[10000..19999]", groups.get(1).name());
        ObjectView inner = groups.get(2).children().get(49);
        assertEquals("[24900..24999]", inner.name());
        assertEquals("[24999]", inner.children().get(99).name());
        assertEquals("24999", inner.children().get(99).text());
    }

    @Test
    void saysWhenAnObjectCannotDescribeItself() {
        assertEquals(
                "Broken whose toString() throws java.lang.IllegalStateException: no",
                new ObjectView("it", new Broken()).text());
    }
}
