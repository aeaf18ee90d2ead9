/**
 * Why a model said what it said: what each word, each patch of a picture or each column of a table did to one score.
 *
 * <p>{@link io.crema.finetune.explain.Explaining} is the entry, {@link io.crema.finetune.explain.AttributionMethod} the
 * closed choice of methods, {@link io.crema.finetune.explain.Explanations} what comes out. A method sees a model only as
 * {@link io.crema.finetune.explain.PartScore}: an example of several parts, each there or at its baseline.
 *
 * <p>Of a whole table {@link io.crema.finetune.explain.ColumnImportance} says which columns a model uses, and {@link
 * io.crema.finetune.explain.PermutationImportance} is what comes out.
 *
 * <p>Always explained is a score before the softmax or the sigmoid, the logit, in float32: methods add up what parts did,
 * and probabilities do not add up. What is not measured is whether a person would agree.
 */
@NullMarked
package io.crema.finetune.explain;

import org.jspecify.annotations.NullMarked;
