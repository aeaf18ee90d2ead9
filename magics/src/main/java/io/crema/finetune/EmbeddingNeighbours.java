package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.NearestNeighbours;
import io.crema.finetune.baseline.TextClassifier;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import java.util.List;

/**
 * The labels of the training rows whose embeddings are nearest: what a pretrained model knows without any training.
 *
 * @param neighbours how many are asked, 1 or more
 */
public record EmbeddingNeighbours(Pretrained model, int neighbours, Progress progress) implements Baseline {
    public EmbeddingNeighbours {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours, expected 1 or more: try 5");
        }
    }

    @Override
    public String name() {
        return neighbours + " nearest embeddings";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        LabelledData checked = training.checked();
        NearestNeighbours nearest = NearestNeighbours.fit(
                embed(checked.examples()),
                checked.labelIndices(),
                checked.labels().size(),
                neighbours);
        return texts -> nearest.probabilities(embed(texts));
    }

    private float[][] embed(List<String> texts) {
        return model.embed(model.preprocessor().inputs(texts), progress);
    }
}
