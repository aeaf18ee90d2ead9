/**
 * Metrics: arrays in, numbers with intervals out, on the JDK and commons-statistics alone.
 *
 * <p>{@link io.crema.finetune.metrics.Predictions} holds the rows, {@link io.crema.finetune.metrics.Evaluation} measures
 * them, puts baselines beside the model and names a winner only outside the noise; a {@link
 * io.crema.finetune.metrics.Contest} does so for several models. {@link io.crema.finetune.metrics.NumberPredictions} and
 * {@link io.crema.finetune.metrics.LabelSets} are rows of models that say a number or any number of labels. A number that has no value is an
 * undefined {@link io.crema.finetune.metrics.Score} with its reason, never a silent NaN.
 *
 * <p><b>Add a metric</b> with a jar of your own: one class, one line, one test.
 *
 * <pre>{@code
 * public record ErrorRate() implements Metric {
 *     public String name() { return "error_rate"; }
 *     public String title() { return "error rate"; }
 *     public String formula() { return "wrong / n"; }
 *     public double ideal() { return 0; }
 *     public boolean higherIsBetter() { return false; }
 *     public Score of(Predictions rows) {
 *         ConfusionMatrix m = rows.confusion();
 *         return Score.of(1 - m.correct() / m.total());
 *     }
 * }
 * }</pre>
 *
 * Its class name goes into the jar's {@code META-INF/services/io.crema.finetune.metrics.Metric}; {@code %evaluate} then
 * shows it with a bootstrap interval. One that is to come with Crema is a constant of {@link
 * io.crema.finetune.metrics.Metrics} instead, with a place in its list. The test computes the formula by other means.
 */
@NullMarked
package io.crema.finetune.metrics;

import org.jspecify.annotations.NullMarked;
