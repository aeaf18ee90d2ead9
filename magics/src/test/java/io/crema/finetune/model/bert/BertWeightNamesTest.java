package io.crema.finetune.model.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BertWeightNamesTest {

    @Test
    void putsABareEncoderUnderTheClassifiersPrefix() {
        assertEquals("bert.embeddings.word_embeddings.weight", inClassifier("embeddings.word_embeddings.weight"));
        assertEquals("bert.encoder.layer.0.output.dense.bias", inClassifier("encoder.layer.0.output.dense.bias"));
        assertEquals("bert.pooler.dense.weight", inClassifier("pooler.dense.weight"));
    }

    @Test
    void leavesAClassifiersNamesAlone() {
        assertEquals("bert.pooler.dense.weight", inClassifier("bert.pooler.dense.weight"));
        assertEquals("classifier.bias", inClassifier("classifier.bias"));
    }

    @Test
    void translatesTheNormsOfTheFirstConversions() {
        assertEquals("bert.embeddings.LayerNorm.weight", inClassifier("bert.embeddings.LayerNorm.gamma"));
        assertEquals("bert.embeddings.LayerNorm.bias", inClassifier("embeddings.LayerNorm.beta"));
    }

    @Test
    void countsDepthFromTheEmbeddingsUp() {
        assertEquals(0, BertWeightNames.depth("bert.embeddings.LayerNorm.bias"));
        assertEquals(1, BertWeightNames.depth("bert.encoder.layer.0.output.dense.bias"));
        assertEquals(12, BertWeightNames.depth("bert.encoder.layer.11.output.dense.bias"));
    }

    private static String inClassifier(String name) {
        return BertWeightNames.inClassifier(name);
    }
}
