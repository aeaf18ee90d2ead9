package io.crema.kernel.history;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for one code point. Brackets stand for themselves, since
 * code is full of them.
 *
 * @param pattern the pattern
 */
record Glob(String pattern) {

    /** Whether the whole text is as the pattern says. Takes at most as many steps as both lengths' product. */
    boolean matches(String text) {
        int[] wanted = pattern.codePoints().toArray();
        int[] given = text.codePoints().toArray();
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int i = 0; i < given.length; ) {
            if (at < wanted.length && wanted[at] == '*') {
                star = at++;
                resume = i;
            } else if (at < wanted.length && (wanted[at] == '?' || wanted[at] == given[i])) {
                at++;
                i++;
            } else if (star >= 0) {
                // The latest star takes one more; stars before it need not.
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < wanted.length && wanted[at] == '*') {
            at++;
        }
        return at == wanted.length;
    }
}
