package io.crema.finetune.model;

import io.crema.finetune.data.DataSummary.Lengths;

/**
 * How long texts are, in tokens.
 *
 * @param lengths before any was cut, special tokens included
 * @param texts how many
 * @param cut how many of them lost their end, or a prompt its beginning
 * @param limit the most tokens of a text that are kept
 */
public record TextLengths(Lengths lengths, int texts, int cut, int limit) {}
