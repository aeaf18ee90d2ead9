package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.Features;
import io.crema.finetune.baseline.LogisticRegression;
import io.crema.finetune.baseline.TextClassifier;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;

/** Logistic regression on a pretrained model's embeddings, none of which change: what the model knows untuned. */
public record EmbeddingLogisticRegression(Embeddings embeddings) implements Baseline {

    /** On embeddings of its own. */
    public EmbeddingLogisticRegression(Pretrained model, Progress progress) {
        this(new Embeddings(model, progress));
    }

    @Override
    public String name() {
        return "frozen embedding + logistic regression";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        LabelledData checked = training.checked();
        return LogisticRegression.of(
                checked, embeddings.examples(checked), examples -> Features.dense(embeddings.of(examples)));
    }
}
