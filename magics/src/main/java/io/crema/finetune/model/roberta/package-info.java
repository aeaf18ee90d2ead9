/**
 * RoBERTa (Liu et al. 2019, arXiv:1907.11692), and XLM-R (arXiv:1911.02116) and CamemBERT (arXiv:1911.03894), which
 * compute the same.
 *
 * <p>It is BERT's encoder, pretrained otherwise: positions are counted from behind the padding's id on, so that a table
 * of 514 rows holds texts of 512 tokens, and a classifier has a layer of its own in place of BERT's pooler.
 */
@NullMarked
package io.crema.finetune.model.roberta;

import org.jspecify.annotations.NullMarked;
