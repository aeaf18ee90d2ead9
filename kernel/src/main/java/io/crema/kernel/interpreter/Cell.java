package io.crema.kernel.interpreter;

/**
 * A cell to run.
 *
 * @param code the whole text, magics included
 * @param number the execution count that the notebook shows beside it, 0 for a silent one
 */
public record Cell(String code, int number) {}
