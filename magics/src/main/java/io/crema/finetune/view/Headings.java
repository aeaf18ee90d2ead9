package io.crema.finetune.view;

import tech.tablesaw.api.Table;

/** Names of columns that are made of labels or of other columns' names. */
public final class Headings {
    private Headings() {}

    /** The name, or with a number behind it where a column is called so already: a table takes no account of capitals. */
    public static String beside(Table table, String name) {
        String free = name;
        for (int number = 2; isTaken(table, free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    private static boolean isTaken(Table table, String name) {
        return table.columnNames().stream().anyMatch(name::equalsIgnoreCase);
    }
}
