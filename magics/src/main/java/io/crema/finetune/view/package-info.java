/**
 * What is known of a training, as something to look at: tables, charts and reports, without any notebook.
 *
 * <p>A {@link io.crema.finetune.view.Chart} is a value that knows three forms of itself: its Plotly figure, the sentence
 * that says what it shows, and its numbers as a table. A {@link io.crema.finetune.view.Report} is a list of sentences,
 * tables and charts. The other classes turn the values of training, metrics and fairness into these.
 *
 * <p>Colour never carries a meaning alone: lines differ in dash and marker, bars in pattern, and bars and cells are
 * labelled with their value. The colours are those of Okabe and Ito, "Color Universal Design" (2008).
 *
 * <pre>{@code
 * LineChart curve = LearningCurve.chart(run.epochs());
 * curve.sentence();  // Validation loss is lowest at epoch 2 (0.41) ...
 * curve.numbers();   // a Tablesaw table
 * curve.figure();    // {"data": [...], "layout": {...}}
 * }</pre>
 */
@NullMarked
package io.crema.finetune.view;

import org.jspecify.annotations.NullMarked;
