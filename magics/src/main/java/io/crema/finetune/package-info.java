/**
 * Fine-tuning of pretrained models, as a plain Java library. Nothing here knows of notebooks.
 *
 * <pre>{@code
 * var data = LabelledData.named("small-fine-foods").split(Split.keepTest());
 * var run = FineTuning.of(Pretrained.load("minilm")).on(data).strategy(Strategy.full()).epochs(3).fit();
 * run.evaluate(data.test());
 * run.predict("Not bad at all.");
 * }</pre>
 *
 * <p>The tour, in the order of the work: {@code data} reads and divides, {@code check} finds what is wrong with the rows,
 * {@code weights} and {@code model} load, {@code strategy} chooses what moves, {@code train} trains, {@code checkpoint}
 * keeps what it goes on from, {@code metrics} and {@code baseline} judge, {@code fairness} asks for whom it works, {@code
 * explain} why it says what it says, {@code generation} lets it write, {@code card} puts it all on paper, {@code view}
 * makes tables and charts of the answers. Below the models, {@code expression} is their mathematics, {@code torchscript}
 * writes it down and {@code engine} runs it.
 */
@NullMarked
package io.crema.finetune;

import org.jspecify.annotations.NullMarked;
