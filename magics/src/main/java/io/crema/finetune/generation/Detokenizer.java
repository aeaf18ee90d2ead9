package io.crema.finetune.generation;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Spells tokens as they come. A token may be half a character, or be spelled otherwise behind another, so that tokens
 * are spelled together with those before them, and half characters wait for their other half.
 */
public final class Detokenizer {
    private static final String HALF = "\uFFFD";

    private final Function<int[], String> spelling;
    private int[] ids;
    private int length;

    /** Where the last tokens that were shown begin: enough to know how the next are spelled behind them. */
    private int context;

    private int shown;

    /**
     * Goes on after a prompt, which is not spelled again.
     *
     * @param spelling the text of tokens, half a character being U+FFFD
     */
    public Detokenizer(Function<int[], String> spelling, int... prompt) {
        this.spelling = spelling;
        this.ids = prompt.clone();
        this.length = prompt.length;
        this.shown = prompt.length;
    }

    /** Takes a token, and gives the text that is certain now, which may be empty. */
    public String add(int id) {
        if (length == ids.length) {
            ids = Arrays.copyOf(ids, 2 * length + 1);
        }
        ids[length++] = id;
        String more = unshown();
        return more.endsWith(HALF) ? "" : shown(more);
    }

    /** What is left at the end, half a character being shown as U+FFFD. */
    public String rest() {
        return shown(unshown());
    }

    private String unshown() {
        String before = spelling.apply(Arrays.copyOfRange(ids, context, shown));
        String all = spelling.apply(Arrays.copyOfRange(ids, context, length));
        return all.length() > before.length() ? all.substring(before.length()) : "";
    }

    private String shown(String more) {
        if (!more.isEmpty()) {
            context = shown;
            shown = length;
        }
        return more;
    }
}
