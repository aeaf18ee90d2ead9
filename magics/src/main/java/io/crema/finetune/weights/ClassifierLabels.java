package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a classifier's {@code config.json} calls its outputs. */
final class ClassifierLabels {
    /** What transformers leaves out of the file, as it is its default. */
    private static final int USUAL_COUNT = 2;

    private ClassifierLabels() {}

    /** In the order of the outputs; empty where no class is chosen. */
    static List<String> of(JsonNode config) {
        String architecture = config.path("architectures").path(0).asText("");
        boolean classifier = architecture.contains("For") && architecture.endsWith("Classification");
        if (!classifier || config.path("problem_type").asText().equals("regression")) {
            return List.of();
        }
        JsonNode names = config.path("id2label");
        List<String> labels = new ArrayList<>();
        for (int id = 0; names.has(Integer.toString(id)); id++) {
            labels.add(names.get(Integer.toString(id)).asText());
        }
        return labels.isEmpty() ? unnamed(config) : labels;
    }

    private static List<String> unnamed(JsonNode config) {
        int count = config.path("num_labels").asInt(config.path("_num_labels").asInt(USUAL_COUNT));
        return IntStream.range(0, count).mapToObj(id -> "LABEL_" + id).toList();
    }

    /**
     * The same configuration with other names.
     *
     * @throws IllegalArgumentException if there are not as many, or two are the same
     */
    static JsonNode named(String model, JsonNode config, List<String> names) {
        List<String> own = of(config);
        if (own.isEmpty()) {
            throw new IllegalArgumentException(
                    model + " has no outputs to name: it is no classifier until it is fine-tuned");
        }
        if (names.size() != own.size()) {
            throw new IllegalArgumentException(names.size() + " labels were named, and " + model + " has " + own.size()
                    + " outputs (" + String.join(", ", own) + ")");
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("two labels have the same name: " + String.join(", ", names));
        }
        ObjectNode named = config.deepCopy();
        ObjectNode labelOfId = named.putObject("id2label");
        ObjectNode idOfLabel = named.putObject("label2id");
        for (int id = 0; id < names.size(); id++) {
            labelOfId.put(Integer.toString(id), names.get(id));
            idOfLabel.put(names.get(id), id);
        }
        return named;
    }
}
