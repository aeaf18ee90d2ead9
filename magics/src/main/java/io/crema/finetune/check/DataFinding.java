package io.crema.finetune.check;

import java.util.List;

/**
 * Something in data that its user should know before training.
 *
 * @param kind what was found
 * @param what the finding as a sentence, with how many of how many
 * @param why it matters, as a sentence
 * @param rows some to look at, the clearest first
 */
public record DataFinding(Kind kind, String what, String why, List<Look> rows) {

    public DataFinding {
        rows = List.copyOf(rows);
    }

    /** What may be found, and what mends it. */
    public enum Kind {
        MISSING(Remedy.DROP_MISSING, false),
        MARKUP(Remedy.STRIP_MARKUP, false),
        REPEATED_ACROSS_PARTS(Remedy.KEEP_TOGETHER, true),
        CONTRADICTORY_LABELS(Remedy.LOOK_AT_ROWS, true),
        REPEATED(Remedy.DROP_REPEATED, false),
        SAME_MEANING(Remedy.LOOK_AT_ROWS, false),
        LEAKY_COLUMN(Remedy.LEAVE_COLUMN_OUT, true),
        TELLTALE_WORD(Remedy.LOOK_AT_ROWS, true),
        CONSTANT_COLUMN(Remedy.LEAVE_COLUMN_OUT, false),
        IDENTIFIER(Remedy.NAME_ID, false),
        TRUNCATED(Remedy.READ_MORE, false),
        IMBALANCE(Remedy.WEIGH_CLASSES, false),
        RARE_LABEL(Remedy.MORE_ROWS, true),
        SMALL_GROUP(Remedy.MORE_ROWS, false),
        SUSPECTED_LABELS(Remedy.LOOK_AT_ROWS, false);

        private final Remedy remedy;
        private final boolean severe;

        Kind(Remedy remedy, boolean severe) {
            this.remedy = remedy;
            this.severe = severe;
        }

        /** What mends it. */
        public Remedy remedy() {
            return remedy;
        }

        /** Whether results on such data are wrong, rather than worse than they need be. */
        public boolean isSevere() {
            return severe;
        }
    }

    /** What mends a finding, for whoever has other words for that than this library's methods. */
    public enum Remedy {
        DROP_MISSING("Leave these rows out with data.dropMissing()."),
        STRIP_MARKUP("Take it out with Markup.stripped(data)."),
        KEEP_TOGETHER("Divide by Duplicates.in(data).marked(), or drop them with Duplicates.in(data).dropped()."),
        DROP_REPEATED("Drop them with Duplicates.in(data).dropped()."),
        LEAVE_COLUMN_OUT("Leave the column out, or say in the report why it may stay."),
        NAME_ID("Name it with data.id(\"COLUMN\"), so that nothing learns from it."),
        READ_MORE("Let the model read more tokens, or shorten the texts to what matters."),
        WEIGH_CLASSES("Weigh the labels with SingleLabel.PLAIN.balancing(), and judge by macro-F1."),
        MORE_ROWS("Collect more such rows, or join them with others where that makes sense."),
        LOOK_AT_ROWS("Look at these rows, and mend them where the data come from.");

        private final String hint;

        Remedy(String hint) {
            this.hint = hint;
        }

        /** What to do, in the words of this library. */
        public String hint() {
            return hint;
        }
    }

    /**
     * A row to look at.
     *
     * @param row in the data before it was divided, from 0
     * @param part which it went to; empty where the data is not divided or the row is in none
     * @param label its label; empty if it has none
     * @param text the beginning of its example
     * @param note what to see in it; may be empty
     */
    public record Look(int row, String part, String label, String text, String note) {}
}
