package io.crema.finetune.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a {@code config.json}, and collects what is wrong with it until {@link #check()}. */
public final class ModelConfig {
    private final String model;
    private final JsonNode tree;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    /**
     * Reads a tree.
     *
     * @param model the model's name, for messages
     */
    public ModelConfig(String model, JsonNode tree) {
        this(model, tree, new ArrayList<>());
    }

    private ModelConfig(String model, JsonNode tree, List<String> problems) {
        this.model = model;
        this.tree = tree;
        this.problems = problems;
    }

    /** The settings inside a setting, none when it is left out or null. What is wrong with them is reported with these. */
    public ModelConfig part(String setting) {
        return new ModelConfig(model, at(setting), problems);
    }

    /** Whether a setting is there and not null. */
    public boolean has(String setting) {
        return tree.hasNonNull(setting);
    }

    /** The family: {@code bert}. */
    public String modelType() {
        return tree.path("model_type").asText("");
    }

    /** The class that its weights were saved from: {@code BertForSequenceClassification}, or an empty string. */
    public String architecture() {
        return tree.path("architectures").path(0).asText("");
    }

    /** A whole number of at least 1 that must be there. */
    public int size(String setting) {
        JsonNode value = at(setting);
        if (!value.isInt() || value.asInt() < 1) {
            problems.add(setting + " must be a whole number of at least 1, not " + shown(value));
            return 1;
        }
        return value.asInt();
    }

    /** A whole number of at least {@code least}, or the default when it is left out or null. */
    public int integer(String setting, int least, int otherwise) {
        JsonNode value = at(setting);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < least) {
            problems.add(setting + " must be a whole number of at least " + least + ", not " + shown(value));
            return otherwise;
        }
        return value.asInt();
    }

    /** A number in [0,1), or the default when it is left out or null. */
    public double fraction(String setting, double otherwise) {
        JsonNode value = at(setting);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() >= 1) {
            problems.add(setting + " must be a number in [0,1), not " + shown(value));
            return otherwise;
        }
        return value.asDouble();
    }

    /** Whether a setting is a list with nothing in it. */
    public boolean isEmptyList(String setting) {
        return at(setting).isArray() && at(setting).isEmpty();
    }

    /** Whole numbers of at least 1, at least one of them, or the defaults when they are left out or null. */
    public List<Integer> sizes(String setting, Integer... otherwise) {
        JsonNode values = at(setting);
        if (values.isMissingNode() || values.isNull()) {
            return List.of(otherwise);
        }
        List<Integer> sizes = new ArrayList<>();
        values.forEach(value -> sizes.add(value.isInt() ? value.asInt() : 0));
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            problems.add(setting + " must be a list of whole numbers of at least 1, not " + shown(values));
            return List.of(otherwise);
        }
        return sizes;
    }

    /** True or false, or the default when it is left out or null. */
    public boolean flag(String setting, boolean otherwise) {
        JsonNode value = at(setting);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            problems.add(setting + " must be true or false, not " + shown(value));
            return otherwise;
        }
        return value.asBoolean();
    }

    /** A number above 0, or the default when it is left out or null. */
    public double positive(String setting, double otherwise) {
        JsonNode value = at(setting);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || !(value.asDouble() > 0)) {
            problems.add(setting + " must be a number above 0, not " + shown(value));
            return otherwise;
        }
        return value.asDouble();
    }

    /** One id or a list of ids; none when it is left out or null. */
    public Set<Integer> ids(String setting) {
        JsonNode value = at(setting);
        Set<Integer> ids = new LinkedHashSet<>();
        for (JsonNode id :
                value.isArray() ? value : JsonNodeFactory.instance.arrayNode().add(value)) {
            if (id.isInt() && id.asInt() >= 0) {
                ids.add(id.asInt());
            } else if (!id.isMissingNode() && !id.isNull()) {
                problems.add(setting + " must be a token's id or a list of them, not " + shown(value));
            }
        }
        return ids;
    }

    /** Each text of a list; none when it is left out or null. */
    public List<String> texts(String setting) {
        List<String> texts = new ArrayList<>();
        at(setting).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Requires that a setting, when it is there, has one of the values that we can compute. */
    public String oneOf(String setting, String first, String... more) {
        JsonNode stated = at(setting);
        String value = stated.isNull() ? first : stated.asText(first);
        List<String> supported = new ArrayList<>(List.of(more));
        supported.add(0, first);
        if (!supported.contains(value)) {
            problems.add(
                    setting + " \"" + value + "\" is not supported (supported: " + String.join(", ", supported) + ")");
        }
        return value;
    }

    /** Adds a problem of the reader's own. */
    public void require(boolean condition, String otherwise) {
        if (!condition) {
            problems.add(otherwise);
        }
    }

    /**
     * Requires that every setting was read, so that none is ignored which changes what is computed. To be called after
     * the last is read. What is off (null, false, or empty) and what all families keep for their records passes.
     *
     * @param silent further settings, of which the family knows that they change nothing
     */
    public void requireNothingElse(String... silent) {
        List<String> unknown = new ArrayList<>();
        tree.fieldNames().forEachRemaining(setting -> {
            boolean known = read.contains(setting)
                    || List.of(silent).contains(setting)
                    || RecordSettings.NAMES.contains(setting);
            if (!known && !off(tree.get(setting))) {
                unknown.add(setting);
            }
        });
        if (!unknown.isEmpty()) {
            problems.add(
                    String.join(", ", unknown) + (unknown.size() == 1 ? " is" : " are") + " not known to the family \""
                            + modelType() + "\" (take out of config.json what changes nothing)");
        }
    }

    private static boolean off(JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.asBoolean())
                || (value.isContainerNode() && value.isEmpty());
    }

    private JsonNode at(String setting) {
        read.add(setting);
        return tree.path(setting);
    }

    /**
     * Reports every problem found.
     *
     * @throws ConfigException naming all of them
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException("config.json of " + model + ": " + String.join("; ", problems));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "left out" : value.toString();
    }
}
