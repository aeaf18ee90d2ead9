package io.crema.finetune.data.table;

/**
 * Something about a column that its user should know.
 *
 * @param kind what it is about
 * @param sentence what was found, and what to do about it
 */
public record ColumnFinding(String column, Kind kind, String sentence) {

    /** What can be found. */
    public enum Kind {
        /** No cell says anything. */
        EMPTY,
        /** All cells say the same. */
        CONSTANT,
        /** It tells rows apart and nothing else. */
        IDENTIFIER,
        /** It is to be read, not to be sorted into categories. */
        TEXT,
        /** It is a column of text, but nearly all of its cells are numbers. */
        NUMBERS_AS_TEXT,
        /** It tells the group that a row belongs to, though the group's own column is left out. */
        TELLS_GROUP,
        /** It is to be predicted, and is a number rather than a class. */
        NUMERIC_LABEL
    }

    /** Whether a column of this kind is of no use as a feature. */
    boolean isUseless() {
        return switch (kind) {
            case EMPTY, CONSTANT, IDENTIFIER, TEXT -> true;
            case NUMBERS_AS_TEXT, TELLS_GROUP, NUMERIC_LABEL -> false;
        };
    }
}
