package io.crema.finetune;

import io.crema.finetune.check.DataCheck;
import io.crema.finetune.data.DataException;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextInputs;
import java.util.List;

/** What a model makes of data before it is fine-tuned, for {@link DataCheck}. */
public final class ModelReading {
    private ModelReading() {}

    /** Also looks for texts that the model would cut; a model that does not read texts has none to cut. */
    public static DataCheck cutBy(Pretrained model, DataCheck check) {
        return model.preprocessor().inputs(List.of()) instanceof TextInputs
                ? check.cutBy(texts -> ((TextInputs) model.preprocessor().inputs(texts)).tokens())
                : check;
    }

    /**
     * Also looks for examples that mean the same, and suspects labels by the model's embeddings.
     *
     * @throws DataException if the data has examples of another kind than the model takes
     */
    public static DataCheck embeddedBy(Pretrained model, DataCheck check, Progress progress) {
        var embeddings = new Embeddings(model, progress);
        embeddings.examples(check.data());
        return check.embeddedBy(embeddings::of).judgedBy(new EmbeddingLogisticRegression(embeddings));
    }
}
