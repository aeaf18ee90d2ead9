/**
 * How the values of fine-tuning look in a notebook: tables, charts, reports, and a training while it runs.
 *
 * <p>Each {@link io.crema.kernel.display.Renderer} here makes a bundle that shows everywhere the notebook goes:
 *
 * <ul>
 *   <li>a table is {@code text/html} that survives JupyterLab's sanitizer (inline styles with literal values, no style
 *       sheet, script or id; the text colour is inherited, so that the light and the dark page both work), and an ASCII
 *       table as {@code text/plain};
 *   <li>a chart is a Plotly figure, a PNG drawn from that same figure, and a sentence; never {@code text/html}, which a
 *       front end would show stripped of its scripts instead of the PNG.
 * </ul>
 *
 * <p>{@link io.crema.magics.render.Pictures} draws the PNGs, {@link io.crema.magics.render.TrainingDisplay} shows a
 * training. To add a renderer, see {@link io.crema.kernel.display}.
 */
@NullMarked
package io.crema.magics.render;

import org.jspecify.annotations.NullMarked;
