package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion.Candidate;
import java.time.Duration;
import java.util.List;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Says of what can be typed what it is and what it takes. */
final class Signatures {
    /** How long the first of many candidates may delay all of them. */
    private static final long PATIENCE_NANOS = Duration.ofMillis(25).toNanos();

    private final String before;
    private final SourceCodeAnalysis analysis;
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private boolean asked;

    /** @param before the code in front of the candidates */
    Signatures(String before, SourceCodeAnalysis analysis) {
        this.before = before;
        this.analysis = analysis;
    }

    /** The candidate with its signature, if there is time to find it: there is for the first one. */
    Candidate of(String text) {
        if (SourceVersion.isKeyword(text) || text.endsWith(".") || (asked && System.nanoTime() > deadline)) {
            return new Candidate(text, kindByHabit(text), "");
        }
        asked = true;
        String code = before + (text.endsWith("()") ? text.substring(0, text.length() - 1) : text);
        List<String> found = analysis.documentation(code, code.length(), false).stream()
                .map(Documentation::signature)
                .distinct()
                .toList();
        return found.isEmpty()
                ? new Candidate(text, kindByHabit(text), "")
                : new Candidate(text, kind(found.get(0)), signature(found));
    }

    /** JShell writes {@code name:type} for what has a value, and brackets behind the names of methods. */
    private static String kind(String signature) {
        if (signature.contains("(")) {
            boolean constructor =
                    !signature.substring(0, signature.indexOf('(')).contains(" ");
            return constructor ? "class" : "method";
        }
        return signature.contains(":") ? "variable" : "class";
    }

    private static String signature(List<String> overloads) {
        String first = overloads.get(0).replaceFirst("^[^:(]*:", "");
        int others = overloads.size() - 1;
        return others == 0 ? first : first + "  (+ " + others + " more)";
    }

    /** Where JShell does not say what it suggests, Java's habits of writing do. */
    private static String kindByHabit(String text) {
        if (text.endsWith("(") || text.endsWith(")")) {
            return "method";
        }
        if (SourceVersion.isKeyword(text)) {
            return "keyword";
        }
        if (text.endsWith(".")) {
            return "module";
        }
        return Character.isUpperCase(text.codePointAt(0)) ? "class" : "variable";
    }
}
