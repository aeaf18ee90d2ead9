package io.crema.kernel.interpreter;

import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param start first UTF-16 offset that a candidate replaces
 * @param end the offset after the last one it replaces
 */
public record Completion(int start, int end, List<Candidate> candidates) {
    public Completion {
        candidates = List.copyOf(candidates);
    }

    /**
     * One way to go on.
     *
     * @param text what replaces {@code [start, end)}
     * @param kind what it is, for the front end's icon: {@code method}, {@code class}, {@code keyword}, {@code magic},
     *     {@code path} ...
     * @param signature what it takes and gives, or an empty string
     */
    public record Candidate(String text, String kind, String signature) {}

    public static Completion none(int cursor) {
        return new Completion(cursor, cursor, List.of());
    }
}
