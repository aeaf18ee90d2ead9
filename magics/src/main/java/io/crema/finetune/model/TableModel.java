package io.crema.finetune.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.table.TableFeatures;
import io.crema.finetune.weights.ModelSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model for tables that waits for its table: how wide it is depends on the columns. It has learned nothing yet.
 *
 * @param name what users call it
 * @param hiddenSizes of its layers, each at least 1; without any it is a logistic regression
 * @param dropout after every layer, in [0,1)
 */
public record TableModel(String name, List<Integer> hiddenSizes, double dropout) {

    /** What {@link #named} knows. */
    public static final List<String> NAMES = List.of("mlp", "logistic");

    public TableModel {
        hiddenSizes = List.copyOf(hiddenSizes);
        if (hiddenSizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("hidden layers need at least 1 unit each, not " + hiddenSizes);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0,1), not " + dropout);
        }
    }

    /** A multilayer perceptron with these hidden layers, or one of 64 units and one of 32 if none are named. */
    public static TableModel mlp(int... hiddenSizes) {
        List<Integer> sizes = hiddenSizes.length == 0
                ? List.of(64, 32)
                : Arrays.stream(hiddenSizes).boxed().toList();
        return new TableModel("mlp", sizes, 0.1);
    }

    /** A logistic regression. */
    public static TableModel logistic() {
        return new TableModel("logistic", List.of(), 0);
    }

    /**
     * The model that is called so.
     *
     * @throws IllegalArgumentException if it is none of {@link #NAMES}
     */
    public static TableModel named(String name) {
        return switch (name) {
            case "mlp" -> mlp();
            case "logistic" -> logistic();
            default ->
                throw new IllegalArgumentException(
                        "no model for tables is called \"" + name + "\" (there are: " + String.join(", ", NAMES) + ")");
        };
    }

    /**
     * The model as wide as the columns of some rows ask for, its weights drawn from a seed. Means, medians and categories
     * are those of these rows.
     *
     * @param training the rows that it is to be trained on
     * @throws DataException if they have no features
     */
    public Pretrained fittedTo(LabelledData training, long seed) {
        if (!training.roles().hasFeatures()) {
            throw new DataException(
                    training.name() + " has no features, which " + name + " learns from",
                    "Name columns of numbers or categories: data.features(FeatureColumns.of(\"COLUMN\")).",
                    DataException.Remedy.NAME_FEATURES);
        }
        TableFeatures features = TableFeatures.fit(training.roles().features(), training.examples());
        ModelSource source =
                ModelSource.described(name, config(features.names().size())).preprocessed(features.toJson());
        return Loading.drawn(source, 0, seed);
    }

    private ObjectNode config(int width) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("model_type", "mlp").put("num_features", width).put("hidden_dropout_prob", dropout);
        config.putArray("architectures").add("Mlp");
        ArrayNode sizes = config.putArray("hidden_sizes");
        hiddenSizes.forEach(sizes::add);
        return config;
    }

    /** {@code mlp (64, 32), for tables}. */
    @Override
    public String toString() {
        String sizes = hiddenSizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return name + (sizes.isEmpty() ? "" : " (" + sizes + ")") + ", for tables";
    }
}
