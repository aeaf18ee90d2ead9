package io.crema.finetune.model.vit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ViTWeightNamesTest {

    @Test
    void translatesTheNamesThatTransformers5HasInMemory() {
        assertEquals(
                "vit.encoder.layer.3.attention.attention.query.weight",
                ViTWeightNames.inModel("vit.layers.3.attention.q_proj.weight"));
        assertEquals(
                "vit.encoder.layer.0.attention.output.dense.bias",
                ViTWeightNames.inModel("layers.0.attention.o_proj.bias"));
        assertEquals("vit.encoder.layer.0.output.dense.weight", ViTWeightNames.inModel("vit.layers.0.mlp.fc2.weight"));
        assertEquals(
                "vit.encoder.layer.0.layernorm_before.bias",
                ViTWeightNames.inModel("vit.layers.0.layernorm_before.bias"));
    }

    @Test
    void leavesTheNamesOfFilesAlone() {
        String name = "vit.encoder.layer.0.intermediate.dense.weight";

        assertEquals(name, ViTWeightNames.inModel(name));
        assertEquals("classifier.weight", ViTWeightNames.inModel("classifier.weight"));
        assertEquals("vit.embeddings.cls_token", ViTWeightNames.inModel("embeddings.cls_token"));
    }

    @Test
    void countsTheLastNormToTheLastBlock() {
        assertEquals(0, ViTWeightNames.NAMES.depth("vit.embeddings.cls_token", 12));
        assertEquals(12, ViTWeightNames.NAMES.depth("vit.encoder.layer.11.layernorm_after.bias", 12));
        assertEquals(12, ViTWeightNames.NAMES.depth("vit.layernorm.weight", 12));
    }
}
