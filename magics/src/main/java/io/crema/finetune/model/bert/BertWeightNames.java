package io.crema.finetune.model.bert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What checkpoints call a BERT's weights. */
final class BertWeightNames {
    private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\.");

    private BertWeightNames() {}

    /**
     * The name in a {@code BertForSequenceClassification}: a bare encoder's names get the prefix, and the norms'
     * {@code gamma} and {@code beta} of the first TensorFlow conversions become {@code weight} and {@code bias}.
     */
    static String inClassifier(String name) {
        String modern = name.replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
                .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
        boolean bare =
                modern.startsWith("embeddings.") || modern.startsWith("encoder.") || modern.startsWith("pooler.");
        return bare ? "bert." + modern : modern;
    }

    /** 0 for the embeddings, 1 for the first block. */
    static int depth(String name) {
        Matcher layer = LAYER.matcher(name);
        return layer.find() ? Integer.parseInt(layer.group(1)) + 1 : 0;
    }
}
