package io.crema.kernel.trace;

/** How a stopped thread goes on. */
public enum Resumption {
    /** To the next breakpoint. */
    CONTINUE,
    /** To the next line, in whichever method that is. */
    STEP_INTO,
    /** To the next line of this method, or of one that it returns to. */
    STEP_OVER,
    /** To the next line of a method that this one returns to. */
    STEP_OUT
}
