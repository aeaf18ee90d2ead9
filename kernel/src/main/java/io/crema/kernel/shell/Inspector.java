package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.javadoc.Javadoc;
import io.crema.kernel.javadoc.LibraryComments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Finds the signature and the documentation of the name at a place in Java. */
final class Inspector {
    private final JavaSession session;
    private final LibraryComments libraries;

    Inspector(JavaSession session, LibraryComments libraries) {
        this.session = session;
        this.libraries = libraries;
    }

    Optional<Inspection> inspect(String code, int cursor, SourceCodeAnalysis analysis) {
        int end = endOfName(code, cursor);
        JavaContext context = JavaContext.at(code, end, analysis);
        // A name first as it is, then as a method whose bracket is still to come.
        return Stream.of("(", "")
                .map(bracket -> context.statement() + bracket)
                .flatMap(statement -> Stream.of(context.before() + statement, statement))
                .distinct()
                .map(asked -> analysis.documentation(asked, asked.length(), true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(this::inspection);
    }

    private Inspection inspection(List<Documentation> found) {
        List<String> imports = session.imports();
        String text = found.stream()
                .map(each -> (each.signature() + "\n\n" + comment(each, imports).text()).strip())
                .distinct()
                .collect(Collectors.joining("\n\n"));
        String html = found.stream()
                .map(each -> "<pre>" + Javadoc.escape(each.signature()) + "</pre>"
                        + comment(each, imports).html())
                .distinct()
                .collect(Collectors.joining("<hr>"));
        return new Inspection(DisplayData.text(text).with(MimeType.HTML, html));
    }

    /** JShell finds the comments of the JDK, where that has its sources; those of libraries are ours to find. */
    private Javadoc comment(Documentation found, List<String> imports) {
        String javadoc = found.javadoc();
        return javadoc == null
                ? DocumentedName.of(found.signature())
                        .comment(imports, libraries)
                        .orElseGet(() -> Javadoc.of(null))
                : Javadoc.of(javadoc);
    }

    private static int endOfName(String code, int cursor) {
        int end = Math.min(cursor, code.length());
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }
}
