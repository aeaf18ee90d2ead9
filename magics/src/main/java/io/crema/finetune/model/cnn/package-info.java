/**
 * A small CNN for small pictures, such as 28 x 28 in grey: convolution, batch normalisation (Ioffe and Szegedy 2015,
 * arXiv:1502.03167), ReLU and max pooling, three times by default, then the mean over the picture (Lin et al. 2014,
 * arXiv:1312.4400). It is Crema's own and meant to be trained from random weights, so its batch normalisation learns
 * statistics as it trains.
 *
 * <p>Its whole {@code config.json}, with the defaults:
 *
 * <pre>{@code
 * {"model_type": "cnn", "num_channels": 1, "image_size": 28, "hidden_sizes": [16, 32, 64], "classifier_dropout": 0}
 * }</pre>
 */
@NullMarked
package io.crema.finetune.model.cnn;

import org.jspecify.annotations.NullMarked;
