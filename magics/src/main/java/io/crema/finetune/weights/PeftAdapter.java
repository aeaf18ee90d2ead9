package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A LoRA adapter as PEFT keeps it: {@code adapter_config.json} and {@code adapter_model.safetensors} in a folder.
 *
 * @param rank of all its matrices
 * @param alpha over the rank, or over its root, is the scale
 * @param dropout of the adapters' input in training, in [0,1)
 * @param rankStabilized whether alpha is divided by the rank's root
 * @param fanInFanOut whether the adapted weights lie as (in, out)
 * @param tensors under their names in the whole model: {@code bert.encoder.layer.0.attention.self.query.lora_A.weight}
 *     (rank, in), {@code ...lora_B.weight} (out, rank), and the weights of a head that was trained with them
 * @see <a href="https://huggingface.co/docs/peft/developer_guides/checkpoint">PEFT's checkpoint format</a>
 */
public record PeftAdapter(
        int rank,
        double alpha,
        double dropout,
        boolean rankStabilized,
        boolean fanInFanOut,
        Map<String, FloatTensor> tensors) {
    private static final String CONFIG = "adapter_config.json";
    private static final String WEIGHTS = "adapter_model.safetensors";
    private static final String PREFIX = "base_model.model.";
    private static final String DOWN = ".lora_A.weight";
    private static final String UP = ".lora_B.weight";
    private static final ObjectMapper JSON = new ObjectMapper();

    public PeftAdapter {
        tensors = Map.copyOf(tensors);
    }

    /** The names of the layers that it adds to. */
    public Set<String> layers() {
        Set<String> layers = new TreeSet<>();
        for (String name : tensors.keySet()) {
            if (name.endsWith(DOWN)) {
                layers.add(name.substring(0, name.length() - DOWN.length()));
            }
        }
        return layers;
    }

    /** Whether a tensor belongs to an adapted layer, and not to a head. */
    private static boolean isAdded(String name) {
        return name.endsWith(DOWN) || name.endsWith(UP);
    }

    /**
     * Reads a folder.
     *
     * @throws WeightsException if a file is missing or damaged, or it is an adapter of another kind
     */
    public static PeftAdapter read(Path folder) {
        JsonNode config = config(folder.resolve(CONFIG));
        Path weights = folder.resolve(WEIGHTS);
        if (!Files.exists(weights)) {
            throw new WeightsException("the adapter folder " + folder.toAbsolutePath() + " has no " + WEIGHTS);
        }
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        Safetensors.read(weights).forEach((name, entry) -> tensors.put(inModel(name), entry.toFloats()));
        var adapter = new PeftAdapter(
                config.path("r").asInt(),
                config.path("lora_alpha").asDouble(),
                config.path("lora_dropout").asDouble(),
                config.path("use_rslora").asBoolean(),
                config.path("fan_in_fan_out").asBoolean(),
                tensors);
        adapter.checkPairs(weights);
        return adapter;
    }

    private static JsonNode config(Path file) {
        if (!Files.exists(file)) {
            throw new WeightsException(
                    "no adapter in " + file.toAbsolutePath().getParent() + ": it has no " + CONFIG,
                    "Expected a folder that PEFT's save_pretrained wrote, or Crema");
        }
        JsonNode config;
        try {
            config = JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new WeightsException("cannot read " + file + ": " + e.getMessage(), e);
        }
        List<String> problems = new ArrayList<>();
        require(problems, config, "peft_type", "LORA");
        require(problems, config, "bias", "none");
        for (String unsupported : List.of("use_dora", "lora_bias", "use_qalora")) {
            require(problems, config, unsupported, "false");
        }
        for (String pattern : List.of("rank_pattern", "alpha_pattern")) {
            if (!config.path(pattern).isEmpty()) {
                problems.add(pattern + " is not supported");
            }
        }
        if (config.path("r").asInt() < 1) {
            problems.add("r must be a whole number of at least 1, not " + config.path("r"));
        }
        if (!problems.isEmpty()) {
            throw new WeightsException(file + ": " + String.join("; ", problems));
        }
        return config;
    }

    private static void require(List<String> problems, JsonNode config, String setting, String supported) {
        String value = config.path(setting).asText(supported);
        if (!value.equals(supported) && !value.equals("null")) {
            problems.add(setting + " \"" + value + "\" is not supported (supported: " + supported + ")");
        }
    }

    /** What adds to something else than layers would be left out without a word. */
    private static boolean isOfAnotherKind(String name) {
        return name.contains(".lora_") && !isAdded(name);
    }

    private void checkPairs(Path file) {
        List<String> others = tensors.keySet().stream()
                .filter(PeftAdapter::isOfAnotherKind)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new WeightsException(
                    file + " has " + others.get(0)
                            + (others.size() > 1 ? " and " + (others.size() - 1) + " more of its kind" : "")
                            + ", which adds to no linear layer: embeddings and parameters with additions are not supported",
                    "Name linear layers only when the adapter is trained, or merge it with PEFT's merge_and_unload and load"
                            + " the whole model");
        }
        for (String layer : layers()) {
            if (!tensors.containsKey(layer + UP)) {
                throw new WeightsException(file + " has " + layer + DOWN + ", but no " + layer + UP);
            }
        }
        if (layers().isEmpty()) {
            throw new WeightsException(file + " has no lora_A.weight: it adds to no layer");
        }
    }

    private static String inModel(String key) {
        String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
        return name.replace(".modules_to_save.", ".");
    }

    /**
     * Writes a folder that PEFT loads.
     *
     * @param taskType as PEFT calls what the model does: {@code SEQ_CLS}
     */
    public void write(Path folder, String taskType) {
        Map<String, FloatTensor> named = new LinkedHashMap<>();
        tensors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> named.put(PREFIX + entry.getKey(), entry.getValue()));
        try {
            Files.createDirectories(folder);
            Safetensors.write(folder.resolve(WEIGHTS), named);
            Files.write(
                    folder.resolve(CONFIG),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(description(taskType)));
        } catch (IOException e) {
            throw new WeightsException("cannot write the adapter to " + folder + ": " + e.getMessage(), e);
        }
    }

    private ObjectNode description(String taskType) {
        ObjectNode config = JSON.createObjectNode()
                .put("peft_type", "LORA")
                .put("task_type", taskType)
                .put("r", rank)
                .put("lora_alpha", alpha)
                .put("lora_dropout", dropout)
                .put("use_rslora", rankStabilized)
                .put("fan_in_fan_out", fanInFanOut)
                .put("bias", "none")
                .put("inference_mode", true);
        layers().forEach(config.putArray("target_modules")::add);
        Set<String> heads = new TreeSet<>();
        tensors.keySet().stream()
                .filter(name -> !isAdded(name))
                .forEach(name -> heads.add(name.substring(0, name.indexOf('.'))));
        heads.forEach(config.putArray("modules_to_save")::add);
        return config;
    }
}
