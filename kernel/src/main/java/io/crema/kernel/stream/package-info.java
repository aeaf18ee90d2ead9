/**
 * {@code System.out}, {@code System.err} and {@code System.in} for cells.
 *
 * <p>There is one of each for ever. What a thread prints belongs to the cell that started the thread, directly or
 * through other threads, also when that cell has long ended; {@link io.crema.kernel.stream.CellScope} knows which. Text
 * is gathered in a {@link io.crema.kernel.stream.StreamBuffer} and sent at intervals: one message for each line would
 * drown every front end.
 */
@NullMarked
package io.crema.kernel.stream;

import org.jspecify.annotations.NullMarked;
