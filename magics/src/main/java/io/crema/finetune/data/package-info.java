/**
 * Labelled data: a table that knows which column is read and which is predicted, and how it is split and shuffled.
 *
 * <pre>{@code
 * var data = LabelledData.read(Path.of("reviews.csv")).text("body").label("stars").group("gender");
 * var parts = data.split(Split.stratified(.8, .1, .1).seed(42));
 * parts.train().labels();       // [1, 2, 3, 4, 5]: the same list in every part
 * parts.test().sourceRows();    // which rows of the file these are
 * }</pre>
 *
 * <p>Everything here is a value: each call gives a new one. What is random takes a seed and gives the same rows for the
 * same seed on every machine. What cannot be trained on is refused with a {@link io.crema.finetune.data.DataException},
 * whose message says what to do about it.
 */
@NullMarked
package io.crema.finetune.data;

import org.jspecify.annotations.NullMarked;
