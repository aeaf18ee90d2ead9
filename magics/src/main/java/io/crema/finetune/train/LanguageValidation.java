package io.crema.finetune.train;

import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.PackedRows;
import io.crema.finetune.model.Progress;
import io.crema.finetune.train.Scores.Score;
import java.util.List;

/** Cross entropy and perplexity of a language model: among how many tokens it is as if it had to guess. */
public record LanguageValidation(LanguageModel model, PackedRows rows) implements Validation {

    @Override
    public Scores measure(Progress progress) {
        double loss = model.loss(rows, progress);
        return new Scores(loss, List.of(new Score("perplexity", Math.exp(loss), false)));
    }
}
