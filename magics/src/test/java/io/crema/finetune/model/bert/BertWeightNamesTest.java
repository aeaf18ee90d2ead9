package io.crema.finetune.model.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BertWeightNamesTest {

    @Test
    void translatesTheNormsOfTheFirstConversions() {
        assertEquals("bert.embeddings.LayerNorm.weight", BertWeightNames.modern("bert.embeddings.LayerNorm.gamma"));
        assertEquals("embeddings.LayerNorm.bias", BertWeightNames.modern("embeddings.LayerNorm.beta"));
    }

    @Test
    void leavesTheNamesOfTodayAlone() {
        assertEquals("bert.pooler.dense.weight", BertWeightNames.modern("bert.pooler.dense.weight"));
        assertEquals("gamma.beta", BertWeightNames.modern("gamma.beta"));
    }
}
