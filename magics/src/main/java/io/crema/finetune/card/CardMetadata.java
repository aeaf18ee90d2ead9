package io.crema.finetune.card;

import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The YAML of a card, in the keys that Hugging Face reads. What only the author knows is a comment. */
record CardMetadata(ModelCard card) {
    private static final String LICENSE =
            "# license: left to the author, and bound by the licences of model and data\n";
    private static final String LANGUAGE = "# language: left to the author\n";

    String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        String written = new Yaml(options).dump(tree());
        return LICENSE + (card.subject().ofTexts() ? LANGUAGE : "") + written;
    }

    private Map<String, Object> tree() {
        CardSubject subject = card.subject();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("library_name", "crema");
        tree.put("pipeline_tag", subject.task());
        tree.put("tags", List.of("crema", subject.task(), card.training().plan().strategy()));
        if (!subject.base().isEmpty()) {
            tree.put("base_model", subject.base());
        }
        tree.put("datasets", List.of(card.data().name()));
        Set<String> types = new LinkedHashSet<>();
        List<Object> results = new ArrayList<>();
        for (Evaluated evaluation : card.evaluations()) {
            evaluation.measurements().measured().stream()
                    .filter(each -> each.score().isDefined())
                    .forEach(each -> types.add(type(each)));
            results.add(result(evaluation));
        }
        if (!results.isEmpty()) {
            tree.put("metrics", List.copyOf(types));
            tree.put("model-index", List.of(ordered("name", subject.name(), "results", results)));
        }
        return tree;
    }

    private Map<String, Object> result(Evaluated evaluation) {
        List<Object> metrics = new ArrayList<>();
        for (Measured each : evaluation.measurements().measured()) {
            if (each.score().isDefined()) {
                metrics.add(ordered(
                        "type",
                        type(each),
                        "name",
                        each.metric().title(),
                        "value",
                        rounded(each.score().value()),
                        "args",
                        arguments(each, evaluation.measurements().rows().size())));
            }
        }
        Map<String, Object> data = ordered("type", card.data().name(), "name", evaluation.rowsName());
        String split = split(evaluation.rowsName());
        if (!split.isEmpty()) {
            data.put("split", split);
        }
        return ordered("task", ordered("type", card.subject().task()), "dataset", data, "metrics", metrics);
    }

    /** How sure the number is: not part of Hugging Face's form, which lets a metric say more here. */
    private static Map<String, Object> arguments(Measured measured, int rows) {
        Map<String, Object> arguments = ordered("n", rows);
        measured.interval().ifPresent(interval -> {
            arguments.put("interval", List.of(rounded(interval.lower()), rounded(interval.upper())));
            arguments.put("interval_level", interval.level());
            arguments.put("interval_method", method(interval));
        });
        return arguments;
    }

    private static String method(Interval interval) {
        return interval.method().words();
    }

    /** {@code test} of {@code test split of reviews}. */
    private static String split(String rowsName) {
        int end = rowsName.indexOf(" split of ");
        return end < 0 ? "" : rowsName.substring(0, end);
    }

    /** What Hugging Face calls a metric: the averaging is in its name there. */
    private static String type(Measured measured) {
        String name = measured.metric().name();
        return name.endsWith("_f1") ? "f1" : name;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
