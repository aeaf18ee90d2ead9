package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.trace.SnippetNames;
import io.crema.kernel.trace.SourceSignature;
import io.crema.kernel.trace.TracedLanguage.EvaluationFailedException;
import io.crema.kernel.trace.Variable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The session as a debugger sees it. */
final class SessionDebugging {
    private static final Pattern THIS = Pattern.compile("\\bthis\\b");
    private static final Pattern FIELD = Pattern.compile("\\bthis\\s*\\.\\s*(\\w+)\\b(?!\\s*\\()");
    /** What {@code this} is called in an expression, since no variable can have its name. */
    private static final String THIS_NAME = "self$";

    private final JavaSession session;
    private final Handover handover;
    private final NotebookFunctions functions;
    private final DiagnosticFormatter diagnostics = new DiagnosticFormatter();

    SessionDebugging(JavaSession session, Handover handover, NotebookFunctions functions) {
        this.session = session;
        this.handover = handover;
        this.functions = functions;
    }

    /** Those that the user has named. */
    List<Variable> variables() {
        return session.variables().stream()
                .filter(variable -> variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .map(this::variable)
                .toList();
    }

    private Variable variable(VarSnippet variable) {
        return new Variable(variable.name(), variable.typeName(), session.value(variable));
    }

    DisplayData render(Object value) {
        return functions.render(value);
    }

    @Nullable
    Object evaluate(String expression, List<Variable> locals) throws EvaluationFailedException {
        List<Variable> scope = Fields.and(locals);
        Object[] values = scope.stream().map(Variable::value).toArray();
        Evaluation value = handover.give(values, () -> session.evalDirectly(call("return " + expression, scope)));
        if (problem(value).isPresent() && isRejected(value)) {
            Evaluation statement =
                    handover.give(values, () -> session.evalDirectly(call(expression + "\n; return null", scope)));
            if (!isRejected(statement)) {
                value = statement;
            }
        }
        Optional<String> problem = problem(value);
        forget(value);
        if (problem.isPresent()) {
            throw new EvaluationFailedException(problem.get());
        }
        return value.result();
    }

    /** The code as the body of a function in which the variables are in scope. */
    private static String call(String body, List<Variable> scope) {
        var source = new StringBuilder("((java.util.concurrent.Callable<Object>) () -> { final Object[] locals$ = ")
                .append("(Object[]) ")
                .append(Handover.EXPRESSION)
                .append("; ");
        for (int i = 0; i < scope.size(); i++) {
            Variable variable = scope.get(i);
            String type = SourceSignature.toJava(variable.signature()).orElseGet(() -> SourceType.of(variable.value()));
            type = SnippetNames.asDeclared(type);
            String name = variable.name().equals("this") ? THIS_NAME : variable.name();
            source.append("final %s %s = (%s) locals$[%d]; ".formatted(type, name, type, i));
        }
        return source.append(renamed(body, scope)).append("\n; }).call()").toString();
    }

    /** Private fields can only be reached as variables, the object's methods only through its new name. */
    private static String renamed(String body, List<Variable> scope) {
        Matcher field = FIELD.matcher(body);
        String withFields = field.replaceAll(match -> Matcher.quoteReplacement(
                Fields.isIn(scope, Fields.PREFIX + match.group(1)) ? Fields.PREFIX + match.group(1) : match.group()));
        return THIS.matcher(withFields).replaceAll(Matcher.quoteReplacement(THIS_NAME));
    }

    private static boolean isRejected(Evaluation evaluation) {
        return evaluation.own().stream().anyMatch(event -> event.status() == Status.REJECTED);
    }

    private Optional<String> problem(Evaluation evaluation) {
        for (SnippetEvent event : evaluation.own()) {
            if (event.status() == Status.REJECTED) {
                String source = event.snippet().source();
                return Optional.of(diagnostics
                        .error(session.diagnostics(event.snippet()), new Origin(0, source, 1, 0))
                        .message());
            }
            if (event.exception() != null) {
                return Optional.of(String.valueOf(evaluation.thrown()));
            }
        }
        return Optional.empty();
    }

    private void forget(Evaluation evaluation) {
        evaluation.own().stream()
                .map(SnippetEvent::snippet)
                .filter(snippet -> snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .forEach(session::drop);
    }

    void retrace(String code) {
        session.retrace(code);
    }

    Set<Integer> unreported(String code) {
        return session.unreported(code);
    }
}
