package io.crema.kernel.trace;

import java.util.Arrays;
import java.util.List;

/**
 * A line of compiled code.
 *
 * @param className the outermost class around it
 * @param line as the class file counts
 * @param begins whether a statement begins here; else a statement that began on another line goes on
 * @param variables those in scope where the line begins
 */
record Site(String className, String method, int line, boolean begins, List<Variable.Declared> variables) {
    private static final String SEPARATOR = "\n";

    Site {
        variables = List.copyOf(variables);
    }

    /** The variables as one constant of a class file. */
    static String encode(List<Variable.Declared> variables) {
        return String.join(
                SEPARATOR,
                variables.stream()
                        .map(each -> each.name() + " " + each.signature())
                        .toList());
    }

    static List<Variable.Declared> decode(String variables) {
        return variables.isEmpty()
                ? List.of()
                : Arrays.stream(variables.split(SEPARATOR))
                        .map(each -> each.split(" ", 2))
                        .map(each -> new Variable.Declared(each[0], each[1]))
                        .toList();
    }
}
