package io.crema.kernel.shell;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * What came of one snippet.
 *
 * @param events what JShell says of it, and of earlier snippets that it mended or broke
 * @param result the object that its code gave back
 * @param thrown the very exception that its code threw, of which the events tell only in words
 */
record Evaluation(
        List<SnippetEvent> events,
        @Nullable Object result,
        @Nullable Throwable thrown) {
    Evaluation {
        events = List.copyOf(events);
    }

    /** What JShell says of the snippet itself; several for {@code int a, b;}, none for a comment. */
    List<SnippetEvent> own() {
        return events.stream().filter(event -> event.causeSnippet() == null).toList();
    }

    /** The value to show, if the snippet is an expression: not a declaration, not an assignment, not a statement. */
    Optional<Object> value() {
        return own().stream().anyMatch(event -> isValue(event.snippet()))
                ? Optional.ofNullable(result)
                : Optional.empty();
    }

    static boolean isValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case VAR_VALUE_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }
}
