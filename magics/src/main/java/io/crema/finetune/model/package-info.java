/**
 * Models: the families, the heads on them, and the weights under both.
 *
 * <p><b>Add a model architecture</b> with one package, one line and one golden test. The smallest to copy is {@code
 * model.mlp}:
 *
 * <ol>
 *   <li>A record for its {@code config.json}, which names every setting that it cannot follow: {@code
 *       config.size("num_features")}, then {@code config.requireNothingElse()} and {@code config.check()}.
 *   <li>A record for its body, a {@link io.crema.finetune.model.TextBackbone}, {@link
 *       io.crema.finetune.model.ImageBackbone} or {@link io.crema.finetune.model.FeatureBackbone}, with one method that
 *       computes, and its {@link io.crema.finetune.model.WeightNames}:
 *       <pre>{@code
 * public Tensor features(Scope scope, Tensor numbers) {
 *     Tensor x = numbers; // (B, features)
 *     int in = config.features();
 *     for (int i = 0; i < layers(); i++) {
 *         int out = config.hiddenSizes().get(i);
 *         Linear layer = Linear.of(scope.in("layers").in(Integer.toString(i)), in, out);
 *         x = layer.apply(x).relu().dropout(config.dropout()); // (B, out)
 *         in = out;
 *     }
 *     return x; // (B, C)
 * }
 * }</pre>
 *   <li>An {@link io.crema.finetune.model.Architecture} that makes the one of the other, named in {@code
 *       META-INF/services/io.crema.finetune.model.Architecture}.
 *   <li>A folder under {@code golden/} with a tiny model and Python's answers for it, as {@code golden/make_models.py}
 *       writes them, named in {@code FamiliesGoldenIT}.
 * </ol>
 *
 * <p>{@link io.crema.finetune.model.Pretrained} is what was loaded and never changes; {@link
 * io.crema.finetune.model.Classifier} is a backbone with a head, which can be trained and asked.
 */
@NullMarked
package io.crema.finetune.model;

import org.jspecify.annotations.NullMarked;
