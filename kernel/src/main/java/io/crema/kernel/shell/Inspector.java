package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Finds the signature and the documentation of the name at a place in Java. */
final class Inspector {
    private Inspector() {}

    static Optional<Inspection> inspect(String code, int cursor, boolean detailed, SourceCodeAnalysis analysis) {
        int end = endOfName(code, cursor);
        JavaContext context = JavaContext.at(code, end, analysis);
        // A name first as it is, then as a method whose bracket is still to come.
        return Stream.of("(", "")
                .map(bracket -> context.statement() + bracket)
                .flatMap(statement -> Stream.of(context.before() + statement, statement))
                .distinct()
                .map(asked -> analysis.documentation(asked, asked.length(), detailed))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(Inspector::inspection);
    }

    private static Inspection inspection(List<Documentation> found) {
        String text = found.stream()
                .map(each ->
                        (each.signature() + "\n\n" + Javadoc.of(each.javadoc()).text()).strip())
                .distinct()
                .collect(Collectors.joining("\n\n"));
        String html = found.stream()
                .map(each -> "<pre>" + Javadoc.escape(each.signature()) + "</pre>"
                        + Javadoc.of(each.javadoc()).html())
                .distinct()
                .collect(Collectors.joining("<hr>"));
        return new Inspection(DisplayData.text(text).with(MimeType.HTML, html));
    }

    private static int endOfName(String code, int cursor) {
        int end = Math.min(cursor, code.length());
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }
}
