package io.crema.kernel.trace;

/**
 * A line as the user sees it.
 *
 * @param source the path of the cell's text
 * @param line from 1
 */
public record Place(String source, int line) {}
