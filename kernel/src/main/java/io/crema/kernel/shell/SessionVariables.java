package io.crema.kernel.shell;

import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The variables of the user's session, as objects. */
final class SessionVariables implements Variables {
    private final JavaSession session;
    private final Handover handover;

    SessionVariables(JavaSession session, Handover handover) {
        this.session = session;
        this.handover = handover;
    }

    @Override
    public Optional<Object> get(String name) {
        return session.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(session::value);
    }

    @Override
    public List<String> named(Class<?> type) {
        var names = new ArrayList<String>();
        for (VarSnippet variable : session.variables()) {
            if (type.isInstance(session.value(variable))) {
                names.add(0, variable.name());
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void set(String name, @Nullable Object value) {
        declare(SourceType.of(value), name, value);
    }

    /** Declares a variable of a type as the user wrote it. */
    void declare(String type, String name, @Nullable Object value) {
        requireIdentifier(name);
        eval(type + " " + name + " = (" + type + ") " + Handover.EXPRESSION + ";", name, value);
    }

    /** Assigns to a variable that exists, or declares it. */
    void assign(String name, @Nullable Object value) {
        requireIdentifier(name);
        Optional<VarSnippet> variable = session.variables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (variable.isPresent()) {
            eval(name + " = (" + variable.get().typeName() + ") " + Handover.EXPRESSION + ";", name, value);
        } else {
            set(name, value);
        }
    }

    private void eval(String source, String name, @Nullable Object value) {
        Evaluation evaluation = handover.give(value, () -> session.evalForKernel(source));
        for (SnippetEvent event : evaluation.own()) {
            if (event.status() != Status.VALID) {
                String why = new DiagnosticFormatter()
                        .error(session.diagnostics(event.snippet()), new Origin(0, source, 1, 0))
                        .message();
                throw new MagicException(
                        "cannot set the variable " + name + ": " + why, "Try another type: var " + name);
            }
            if (event.exception() != null) {
                throw new MagicException(
                        "cannot set the variable " + name + " to a " + SourceType.of(value) + ": "
                                + event.exception().getMessage(),
                        "Declare it with var: var " + name + " = ...");
            }
        }
    }

    private static void requireIdentifier(String name) {
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            throw new MagicException(
                    "\"" + name + "\" is no name for a variable",
                    "Take letters, digits and _, beginning with a letter: result1");
        }
    }
}
