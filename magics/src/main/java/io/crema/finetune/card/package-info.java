/**
 * Model cards: what a model is, what it learned from, how well it does and where it falls short, in the Markdown with
 * YAML in front that Hugging Face reads (Mitchell et al. 2019, arXiv:1810.03993).
 *
 * <pre>{@code
 * ModelCard card = run.modelCard().with(run.evaluate(run.data().test()));
 * card.markdown();
 * card.write(Path.of("card.md"));
 * }</pre>
 *
 * <p>A card says what was recorded and what was measured. Where nothing was it says how to measure it, and what only its
 * author can know is left to them, marked.
 */
@NullMarked
package io.crema.finetune.card;

import org.jspecify.annotations.NullMarked;
