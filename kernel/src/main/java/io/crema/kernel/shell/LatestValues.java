package io.crema.kernel.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * The values of expressions that can still be named. Every expression's value stays a variable, {@code $7}. Each of them
 * is imported into every snippet that follows, so that a notebook would become slower with every cell, and keeps its
 * value: only the latest stay.
 *
 * <p>Used under the session's lock.
 */
final class LatestValues {
    /** How many. */
    private static final int MOST = 30;

    private final Queue<VarSnippet> values = new ArrayDeque<>();

    /** Notes the values that an evaluation has brought, and gives those that are to go in their place. */
    List<VarSnippet> evaluated(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            boolean added = event.previousStatus() == Status.NONEXISTENT
                    && event.status().isActive();
            if (added && event.snippet().subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                values.add((VarSnippet) event.snippet());
            }
        }
        var old = new ArrayList<VarSnippet>();
        while (values.size() > MOST) {
            old.add(values.remove());
        }
        return old;
    }
}
