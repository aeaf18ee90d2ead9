/**
 * What libraries say about themselves: documentation comments, found in their sources or pages and made readable.
 *
 * <p>{@link io.crema.kernel.javadoc.LibrarySources} knows where a jar's sources are: in the {@code -sources.jar} beside it,
 * or wherever those who brought the jar get them from, which happens in the background and is never waited for. {@link
 * io.crema.kernel.javadoc.SourceComments} reads the comments of one class out of them, with the compiler's own parser. {@link
 * io.crema.kernel.javadoc.Javadoc} makes a comment readable, as HTML and as text. Where a
 * library has no sources, the pages of its {@code -javadoc.jar} are read.
 */
@NullMarked
package io.crema.kernel.javadoc;

import org.jspecify.annotations.NullMarked;
