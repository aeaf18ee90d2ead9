package io.crema.finetune.model.bert;

/** What checkpoints called a BERT's weights before they had the names of today. */
final class BertWeightNames {
    private BertWeightNames() {}

    /** The norms' {@code gamma} and {@code beta} of the first TensorFlow conversions are {@code weight} and {@code bias}. */
    static String modern(String name) {
        return name.replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
                .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
    }
}
