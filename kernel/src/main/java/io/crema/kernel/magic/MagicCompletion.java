package io.crema.kernel.magic;

import java.util.List;

/**
 * What can be typed at a place within a magic.
 *
 * @param start the first UTF-16 offset in the cell that a candidate replaces
 * @param end the offset behind the last one it replaces
 */
public record MagicCompletion(int start, int end, List<Candidate> candidates) {
    public MagicCompletion {
        candidates = List.copyOf(candidates);
    }

    /**
     * One way to go on.
     *
     * @param text what replaces the typed characters
     * @param help what it is, in a few words, or an empty string
     */
    public record Candidate(String text, String help) {}

    static MagicCompletion none(int cursor) {
        return new MagicCompletion(cursor, cursor, List.of());
    }
}
