/**
 * Tensor expressions: a model's arithmetic, written in Java and run elsewhere.
 *
 * <p>A {@link io.crema.finetune.expression.Tensor} is symbolic. Its methods add nodes to a {@link
 * io.crema.finetune.expression.Graph} and check shapes as they do, so a mistake is an exception at the Java line that
 * made it, and a forward pass reads like its paper:
 *
 * <pre>{@code
 * Tensor scores = query.matmul(key.transpose(-2, -1)).times(1 / Math.sqrt(headSize)); // (B, H, T, T)
 * }</pre>
 *
 * <p>Axes are numbers or names ({@code B}, {@code T}); a name stands for the same length everywhere in a graph.
 */
@NullMarked
package io.crema.finetune.expression;

import org.jspecify.annotations.NullMarked;
