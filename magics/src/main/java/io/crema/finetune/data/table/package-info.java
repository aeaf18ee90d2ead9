/**
 * Tables whose rows are the examples: numbers and categories, and what a model is given of them.
 *
 * <p>A row is asked about as a text, so that it goes wherever other examples go: a JSON object, or names and values.
 *
 * <pre>{@code
 * Columns columns = new Columns(List.of("age"), List.of("purpose"));
 * TableFeatures features = TableFeatures.fit(columns, trainingRows);
 * features.names();                                        // [age, purpose=car, purpose=radio/tv]
 * features.encode(List.of("age=35, purpose=radio/tv"));    // [[-0.04, 0, 1]]
 * }</pre>
 *
 * <p>What is fitted is fitted on the rows given and on no others: hand over the training part.
 */
@NullMarked
package io.crema.finetune.data.table;

import org.jspecify.annotations.NullMarked;
