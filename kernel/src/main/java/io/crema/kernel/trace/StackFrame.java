package io.crema.kernel.trace;

import java.util.List;

/**
 * A call that has not returned, of a cell's own code.
 *
 * @param method the method's name in the class file
 * @param variables those in scope, with the values they had when the line began
 */
public record StackFrame(Place place, String method, List<Variable> variables) {
    public StackFrame {
        variables = List.copyOf(variables);
    }
}
