package io.crema.kernel.interpreter;

import java.util.List;

/**
 * What went wrong in a cell, ready to be read.
 *
 * @param name the kind, as the user would name it: {@code CompilationError}, {@code Interrupted}, or the simple name of
 *     the exception that the user's code threw
 * @param message one sentence, without colour
 * @param traceback the lines that the notebook shows, with ANSI colour, cut to the user's own frames
 */
public record CellError(String name, String message, List<String> traceback) {
    public CellError {
        traceback = List.copyOf(traceback);
    }
}
