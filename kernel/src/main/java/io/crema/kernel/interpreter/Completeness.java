package io.crema.kernel.interpreter;

/** Whether a cell can be run as it is. */
public sealed interface Completeness {

    /** It can. */
    record Complete() implements Completeness {}

    /**
     * More is to come.
     *
     * @param indent the white space to begin the next line with
     */
    record Incomplete(String indent) implements Completeness {}

    /** Nothing that could follow would make it right. */
    record Invalid() implements Completeness {}

    /** There is no telling. */
    record Unknown() implements Completeness {}
}
