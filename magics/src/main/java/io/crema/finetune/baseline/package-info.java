/**
 * Baselines: what a fine-tuned model has to beat. Each learns from the training rows only and gives class probabilities
 * for texts.
 *
 * <pre>{@code
 * TextClassifier classifier = TfIdfLogisticRegression.strong().fit(parts.train());
 * double[][] probabilities = classifier.probabilities(parts.test().texts());   // (texts, classes)
 * }</pre>
 *
 * <p>{@link io.crema.finetune.baseline.LogisticRegression} also takes dense features, such as the embeddings of a frozen
 * encoder. Fitting has no random part: the same rows give the same bits.
 */
@NullMarked
package io.crema.finetune.baseline;

import org.jspecify.annotations.NullMarked;
