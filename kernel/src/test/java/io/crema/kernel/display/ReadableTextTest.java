package io.crema.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadableTextTest {
    @SuppressWarnings("ArrayRecordComponent") // Users write such records: how one is shown is what is tested.
    private record Point(int x, double[] weights) {}

    private record Named(String name) {}

    private record Nested(List<int[]> rows) {}

    @SuppressWarnings("ArrayRecordComponent") // As above.
    private record Own(int[] values) {
        @Override
        public String toString() {
            return "my own words";
        }
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments("a \"text\"", "a \"text\""),
                arguments(42, "42"),
                arguments(new boolean[] {true}, "[true]"),
                arguments(new byte[] {1, -1}, "[1, -1]"),
                arguments(new short[] {1}, "[1]"),
                arguments(new char[] {'a', 'b'}, "[a, b]"),
                arguments(new int[0], "[]"),
                arguments(new long[] {1L}, "[1]"),
                arguments(new float[] {1.5f}, "[1.5]"),
                arguments(new double[][] {{1, 2}, {3}}, "[[1.0, 2.0], [3.0]]"),
                arguments(new String[] {"a", null}, "[a, null]"),
                arguments(List.of(new int[] {1}, List.of("b")), "[[1], [b]]"),
                arguments(new TreeMap<>(Map.of("a", new int[] {1}, "b", 2)), "{a=[1], b=2}"),
                arguments(Optional.of(new int[] {1}), "Optional[[1]]"),
                arguments(Optional.empty(), "Optional.empty"),
                arguments(new Point(1, new double[] {2}), "Point[x=1, weights=[2.0]]"),
                arguments(new Named("n"), "Named[name=n]"),
                arguments(new Nested(List.of(new int[] {1})), "Nested[rows=[[1]]]"),
                arguments(new Own(new int[] {1}), "my own words"),
                arguments(List.of(1, 1, 1), "[1, 1, 1]"));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("values")
    void showsWhatIsInAValue(Object value, String text) {
        assertEquals(text, ReadableText.of(value));
    }

    @Test
    void cutsLongOnesShort() {
        int[] numbers = IntStream.range(0, 1000).toArray();

        assertTrue(ReadableText.of(numbers).endsWith("98, 99, ... 900 more]"));
        assertTrue(ReadableText.of(new double[768][768]).length() < 20_000);
    }

    @Test
    void survivesAValueThatHoldsItself() {
        List<Object> list = new ArrayList<>(Arrays.asList("a", "b"));
        list.add(list);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("me", map);

        assertEquals("[a, b, (itself)]", ReadableText.of(list));
        assertEquals("{me=(itself)}", ReadableText.of(map));
    }

    @Test
    void showsTheBeginningOfWhatCannotBeShownToItsEnd() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        List<Integer> failing = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                throw new IllegalStateException("gone");
            }

            @Override
            public int size() {
                return 2;
            }
        };

        assertTrue(ReadableText.of(deep).endsWith("StackOverflowError)"));
        assertEquals(
                "[... (the rest cannot be shown: java.lang.IllegalStateException: gone)", ReadableText.of(failing));
    }

    @Test
    void namesAnObjectWhoseOwnWordsFail() {
        Object mute = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };

        assertEquals(
                mute.getClass().getName() + " (its toString() failed with java.lang.IllegalStateException: no words)",
                ReadableText.of(mute));
    }
}
