package io.crema.finetune.view;

import java.util.Locale;

/** Numbers as all tables and sentences write them. */
final class Figures {
    private Figures() {}

    /** A probability under chance: {@code 0.398}, and never a zero: {@code < 0.001}. */
    static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** {@code 1,000}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 65 %}; a share that is not all and not nothing is never written as such. */
    static String percent(double share) {
        if (share > 0 && share < 0.005) {
            return "< 1 %";
        }
        return share < 1 && share > 0.995 ? "> 99 %" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
