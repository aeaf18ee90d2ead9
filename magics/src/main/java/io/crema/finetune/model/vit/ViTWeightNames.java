package io.crema.finetune.model.vit;

import io.crema.finetune.model.WeightNames;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What checkpoints call a ViT's weights. */
final class ViTWeightNames {
    static final WeightNames NAMES = new WeightNames(
            "vit", List.of("embeddings", "encoder", "layers", "layernorm"), "encoder.layer", List.of("layernorm"));

    /** In files, blocks have the names of the first releases; transformers 5 has others in memory and in adapters. */
    private static final Pattern RENAMED = Pattern.compile("^vit\\.layers\\.(\\d+)\\.(.+)\\.(weight|bias)$");

    private static final Map<String, String> NAMES_IN_FILES = Map.of(
            "attention.q_proj", "attention.attention.query",
            "attention.k_proj", "attention.attention.key",
            "attention.v_proj", "attention.attention.value",
            "attention.o_proj", "attention.output.dense",
            "mlp.fc1", "intermediate.dense",
            "mlp.fc2", "output.dense");

    private ViTWeightNames() {}

    /** The name in the file of a {@code ViTForImageClassification}. */
    static String inModel(String name) {
        String whole = NAMES.inModel(name);
        Matcher renamed = RENAMED.matcher(whole);
        if (!renamed.matches()) {
            return whole;
        }
        String layer = NAMES_IN_FILES.getOrDefault(renamed.group(2), renamed.group(2));
        return "vit.encoder.layer." + renamed.group(1) + "." + layer + "." + renamed.group(3);
    }
}
