/**
 * Models: the families, the heads on them, and the weights under both.
 *
 * <p><b>Add a model architecture</b> in three steps: a package beside {@code model.bert} with its configuration and its
 * forward pass, one line in {@code META-INF/services/io.crema.finetune.model.Architecture}, and a golden test. The
 * smallest has one method that computes:
 *
 * <pre>{@code
 * public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
 *     Tensor words = scope.parameter("words.weight", vocabularySize, 64).embedding(ids); // (B, T) -> (B, T, 64)
 *     return Linear.of(scope.in("mix"), 64, 64).apply(words).gelu(); // (B, T, 64)
 * }
 * }</pre>
 *
 * <p>{@link io.crema.finetune.model.Pretrained} is what was loaded and never changes; {@link
 * io.crema.finetune.model.Classifier} is a backbone with a head, which can be trained and asked.
 */
@NullMarked
package io.crema.finetune.model;

import org.jspecify.annotations.NullMarked;
