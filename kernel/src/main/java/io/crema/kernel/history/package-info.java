/**
 * What was run: in this session and, from a folder, in the sessions before it and beside it.
 *
 * <p>{@link io.crema.kernel.history.History} is all that others use. Every session writes a file of its own, whose number
 * it takes by creating it: so kernels that run at the same time never write to the same file, and none needs a lock. A
 * file is text, one record a line (see {@code RecordFormat}); what a kernel that died has left half written is read over.
 * A disk that is full or not to be written to costs the history on disk and nothing else.
 */
@NullMarked
package io.crema.kernel.history;

import org.jspecify.annotations.NullMarked;
