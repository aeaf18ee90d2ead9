/**
 * The rendering seam: how a Java value becomes what a person sees.
 *
 * <p>A value is handed to {@link io.crema.kernel.display.Renderers}, which picks the {@link
 * io.crema.kernel.display.Renderer} of the most specific type and gets a {@link
 * io.crema.kernel.display.DisplayData}: the same thing in several MIME types, of which the front end shows the richest.
 * {@code text/plain} is always among them.
 *
 * <p><b>Add a renderer</b> in three steps: write the class, name it in {@code
 * META-INF/services/io.crema.kernel.display.Renderer}, test it.
 *
 * <pre>{@code
 * public final class DurationRenderer implements Renderer<Duration> {
 *     public Class<Duration> type() { return Duration.class; }
 *     public DisplayData render(Duration d) {
 *         return DisplayData.text(d.toSeconds() + " s").with(MimeType.HTML, "<b>" + d.toSeconds() + "</b> s");
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.crema.kernel.display;

import org.jspecify.annotations.NullMarked;
