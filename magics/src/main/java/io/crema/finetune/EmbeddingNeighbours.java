package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.NearestNeighbours;
import io.crema.finetune.baseline.TextClassifier;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;

/**
 * The labels of the training rows whose embeddings are nearest: what a pretrained model knows without any training.
 *
 * @param neighbours how many are asked, 1 or more
 */
public record EmbeddingNeighbours(Embeddings embeddings, int neighbours) implements Baseline {
    public EmbeddingNeighbours {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours, expected 1 or more: try 5");
        }
    }

    /** By embeddings of its own. */
    public EmbeddingNeighbours(Pretrained model, int neighbours, Progress progress) {
        this(new Embeddings(model, progress), neighbours);
    }

    @Override
    public String name() {
        return neighbours + " nearest embeddings";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        LabelledData checked = training.checked();
        NearestNeighbours nearest = NearestNeighbours.fit(
                embeddings.of(embeddings.examples(checked)),
                checked.labelIndices(),
                checked.labels().size(),
                neighbours);
        return texts -> nearest.probabilities(embeddings.of(texts));
    }
}
