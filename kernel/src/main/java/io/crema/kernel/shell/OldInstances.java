package io.crema.kernel.shell;

import io.crema.kernel.trace.SnippetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of the variables when a cell declares one of the notebook's types anew.
 *
 * <p>JShell makes a new class and empties the variables of that type. A variable of another type, such as {@code Object},
 * keeps its instance, whose class now has the same name as another one.
 */
final class OldInstances {
    private final JavaSession session;

    OldInstances(JavaSession session) {
        this.session = session;
    }

    /** One warning for each type that an evaluation declared anew, where some variable suffers from it. */
    List<String> warnings(Evaluation evaluation) {
        var warnings = new ArrayList<String>();
        for (SnippetEvent event : evaluation.own()) {
            // The same text again leaves the class as it is.
            boolean anew = event.snippet() instanceof TypeDeclSnippet
                    && event.previousStatus() != Status.NONEXISTENT
                    && event.isSignatureChange()
                    && event.status() != Status.REJECTED;
            if (anew) {
                String type = ((TypeDeclSnippet) event.snippet()).name();
                warning(type, evaluation).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    private Optional<String> warning(String type, Evaluation evaluation) {
        List<String> emptied = evaluation.events().stream()
                .filter(event -> event.causeSnippet() != null && event.snippet() instanceof VarSnippet)
                .filter(event -> event.status() != Status.DROPPED && event.status() != Status.OVERWRITTEN)
                .map(event -> ((VarSnippet) event.snippet()).name())
                .distinct()
                .toList();
        List<String> kept = session.variables().stream()
                .filter(variable -> !emptied.contains(variable.name()))
                .filter(variable -> isInstance(session.value(variable), type))
                .map(VarSnippet::name)
                .toList();
        if (emptied.isEmpty() && kept.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder("warning: " + type + " is declared anew");
        if (!emptied.isEmpty()) {
            text.append("; ")
                    .append(named(emptied))
                    .append(emptied.size() == 1 ? " is" : " are")
                    .append(" empty now");
        }
        if (!kept.isEmpty()) {
            text.append("; ")
                    .append(named(kept))
                    .append(kept.size() == 1 ? " holds an instance" : " hold instances")
                    .append(" of the old ")
                    .append(type);
        }
        return Optional.of(text.append(". Run the cell that makes it again\n").toString());
    }

    private static String named(List<String> variables) {
        return String.join(", ", variables);
    }

    private static boolean isInstance(@Nullable Object value, String type) {
        return value != null
                && SnippetLoader.of(value.getClass()).isPresent()
                && SnippetNames.asDeclared(value.getClass().getName()).equals(type);
    }
}
