package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.trace.SnippetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the user's code threw. The trace shows the user's own frames, by cell and line; of the libraries between
 * them it shows only what the user called.
 */
final class TraceFormatter {
    private final JavaSession session;

    TraceFormatter(JavaSession session) {
        this.session = session;
    }

    /**
     * The error of an exception that the user's code threw.
     *
     * @param thrown as JShell has translated it to snippets
     * @param original the exception itself, if it is known
     */
    CellError error(JShellException thrown, @Nullable Throwable original) {
        if (original instanceof MagicException refusal) {
            return MagicRunner.refusal(refusal);
        }
        if (original instanceof CellFailedException failed) {
            return failed.error();
        }
        var traceback = new ArrayList<String>();
        String prefix = "";
        for (Throwable each = thrown; each instanceof JShellException; each = each.getCause()) {
            traceback.add(prefix + headline(className(each), each.getMessage()));
            traceback.addAll(frames(each.getStackTrace()));
            prefix = "Caused by: ";
        }
        return new CellError(simpleName(className(thrown)), message(thrown), traceback);
    }

    /** The error of an exception outside the user's code, in a magic, with the magic's own frames. */
    CellError error(Throwable thrown) {
        var traceback = new ArrayList<String>();
        String prefix = "";
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            traceback.add(prefix + headline(each.getClass().getName(), each.getMessage()));
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getClassName().equals(Magics.class.getName())) {
                    break;
                }
                traceback.add(Colour.FAINT.paint("    at " + frame));
            }
            prefix = "Caused by: ";
        }
        String name = simpleName(thrown.getClass().getName());
        return new CellError(name, oneLine(thrown.getMessage()), traceback);
    }

    private List<String> frames(StackTraceElement[] frames) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < frames.length; i++) {
            Optional<Origin> own = origin(frames[i]);
            boolean calledByUser =
                    i + 1 < frames.length && origin(frames[i + 1]).isPresent();
            if (own.isPresent()) {
                shown.add(userFrame(frames[i], own.get()));
            } else if (calledByUser && !frames[i].getClassName().startsWith("java.lang.invoke.")) {
                shown.add(Colour.FAINT.paint("    at " + frames[i]));
            }
        }
        return shown;
    }

    private static String userFrame(StackTraceElement frame, Origin origin) {
        int line = origin.lineAt(0) + frame.getLineNumber() - 1;
        String method = Optional.of(clean(frame.getMethodName()))
                .filter(name -> !name.isEmpty() && !name.startsWith("lambda$") && !name.startsWith("do_it$"))
                .map(name -> ", in " + name + "()")
                .orElse("");
        return "    at " + Colour.CYAN.paint(origin.describe(line)) + method + ":  "
                + origin.lineText(line).strip();
    }

    /** JShell names a snippet's frame by the snippet's id: {@code #12}. */
    private Optional<Origin> origin(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? session.origin(file.substring(1)) : Optional.empty();
    }

    private static String className(Throwable thrown) {
        if (thrown instanceof EvalException exception) {
            return clean(exception.getExceptionClassName());
        }
        return "UnresolvedReference";
    }

    private String message(JShellException thrown) {
        if (thrown instanceof UnresolvedReferenceException unresolved) {
            String missing =
                    session.unresolved(unresolved.getSnippet()).stream().collect(Collectors.joining(", "));
            return unresolved.getSnippet().name() + " cannot be used until "
                    + (missing.isEmpty() ? "what it refers to" : missing) + " is declared";
        }
        return oneLine(thrown.getMessage());
    }

    private static String headline(String className, @Nullable String message) {
        return Colour.RED.paint(className) + (message == null ? "" : ": " + clean(message));
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : clean(message).strip();
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private static String clean(String text) {
        return SnippetNames.asDeclared(text);
    }
}
