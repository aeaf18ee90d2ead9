package io.crema.finetune.checkpoint;

import java.util.List;

/**
 * A time that a run was judged on rows that were kept from it.
 *
 * @param at when, in ISO 8601
 * @param what was asked: {@code evaluation}
 * @param split which rows were looked at: {@code test}
 * @param rows how many
 */
public record TestLook(String at, String what, String split, int rows) {

    /** The day of it: {@code 2026-11-22}. */
    public String day() {
        return at.substring(0, Math.min(10, at.length()));
    }

    /** {@code looked at 3 times, first on 2026-11-22 (evaluation), last on 2026-11-24 (bias report)}. */
    public static String summary(List<TestLook> looks) {
        if (looks.isEmpty()) {
            return "not looked at";
        }
        TestLook first = looks.get(0);
        TestLook last = looks.get(looks.size() - 1);
        return looks.size() == 1
                ? "looked at once, on " + first.words()
                : "looked at " + looks.size() + " times, first on " + first.words() + ", last on " + last.words();
    }

    private String words() {
        return day() + " (" + what + ")";
    }
}
