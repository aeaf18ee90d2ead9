package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a pretrained model makes of examples. Each is embedded once, for all that share these. */
public final class Embeddings {
    private final Pretrained model;
    private final Progress progress;
    private final Map<String, float[]> known = new HashMap<>();

    /** @param progress hears of every embedding, and may cancel it */
    public Embeddings(Pretrained model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /**
     * The examples of labelled data, of the kind that the model takes.
     *
     * @throws io.crema.finetune.data.DataException if the data has none of their kind
     */
    public List<String> examples(LabelledData data) {
        return model.preprocessor().examples(data);
    }

    /**
     * A vector for each example, (examples, C). They are not copied.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public synchronized float[][] of(List<String> examples) {
        List<String> unknown = examples.stream()
                .distinct()
                .filter(example -> !known.containsKey(example))
                .toList();
        if (!unknown.isEmpty()) {
            float[][] vectors = model.embed(model.preprocessor().inputs(unknown), progress);
            for (int i = 0; i < vectors.length; i++) {
                known.put(unknown.get(i), vectors[i]);
            }
        }
        return examples.stream()
                .map(example -> Objects.requireNonNull(known.get(example)))
                .toArray(float[][]::new);
    }
}
