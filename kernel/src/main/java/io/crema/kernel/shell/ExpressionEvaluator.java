package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/** Evaluates one expression and leaves nothing behind. */
final class ExpressionEvaluator {
    private final JavaSession session;
    private final DiagnosticFormatter diagnostics = new DiagnosticFormatter();
    private final TraceFormatter traces;

    ExpressionEvaluator(JavaSession session, TraceFormatter traces) {
        this.session = session;
        this.traces = traces;
    }

    /** @throws CellFailedException if it is no expression, does not compile, or throws */
    @Nullable
    Object value(String expression) throws CellFailedException {
        var origin = new Origin(0, expression, 1, 0);
        requireExpression(expression);
        Evaluation evaluation = session.eval(expression, origin);
        try {
            for (SnippetEvent event : evaluation.own()) {
                if (event.exception() != null) {
                    throw new CellFailedException(
                            traces.error(event.exception(), evaluation.thrown()), evaluation.thrown());
                }
                if (event.status() == Status.REJECTED) {
                    throw new CellFailedException(diagnostics.error(session.diagnostics(event.snippet()), origin));
                }
            }
            return evaluation.result();
        } finally {
            evaluation.own().stream()
                    .map(SnippetEvent::snippet)
                    .filter(snippet -> snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                    .forEach(session::drop);
        }
    }

    /** Broken code passes: evaluating it runs nothing, and says what is wrong with it. */
    private void requireExpression(String code) throws CellFailedException {
        List<Snippet> snippets = session.analyse(analysis -> analysis.sourceToSnippets(code));
        boolean broken = snippets.stream().anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
        if (!broken && (snippets.size() != 1 || !Evaluation.isValue(snippets.get(0)))) {
            String message = "not an expression with a value: " + code;
            throw new CellFailedException(new CellError("CompilationError", message, List.of(message)));
        }
    }
}
