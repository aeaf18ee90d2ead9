/**
 * A multilayer perceptron for the numbers of a table, each row a vector: linear layers with ReLU and dropout
 * (Srivastava et al. 2014). It is Crema's own, meant to be trained from random weights, and wants features of like
 * scale. Without hidden layers the head alone is left, which is a logistic regression.
 *
 * <p>Its whole {@code config.json}, with the defaults, the number of features having none:
 *
 * <pre>{@code
 * {"model_type": "mlp", "num_features": 13, "hidden_sizes": [64, 32], "hidden_dropout_prob": 0.1}
 * }</pre>
 */
@NullMarked
package io.crema.finetune.model.mlp;

import org.jspecify.annotations.NullMarked;
