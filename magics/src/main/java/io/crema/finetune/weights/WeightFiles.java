package io.crema.finetune.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The weights in a model's folder: {@code model.safetensors}, or several files that {@code model.safetensors.index.json}
 * tells apart, as transformers writes a large model.
 */
final class WeightFiles {
    private static final String WHOLE = "model.safetensors";
    private static final String INDEX = WHOLE + ".index.json";
    private static final int NAMED = 3;

    private WeightFiles() {}

    /** @throws WeightsException naming what is missing, damaged or contradictory */
    static Map<String, Safetensors.Entry> read(Path folder) {
        Path index = folder.resolve(INDEX);
        return !Files.exists(folder.resolve(WHOLE)) && Files.exists(index)
                ? readShards(folder, fileOfTensor(index))
                : Safetensors.read(ModelSource.required(folder, WHOLE));
    }

    private static Map<String, String> fileOfTensor(Path index) {
        try {
            JsonNode map = new ObjectMapper().readTree(index.toFile()).path("weight_map");
            if (!map.isObject() || map.isEmpty()) {
                throw new WeightsException(
                        index + " has no weight_map, which says where each tensor is", "Download it again");
            }
            Map<String, String> files = new TreeMap<>();
            map.properties()
                    .forEach(field -> files.put(field.getKey(), field.getValue().asText()));
            return files;
        } catch (JacksonException e) {
            throw new WeightsException(index + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WeightsException("cannot read " + index + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Safetensors.Entry> readShards(Path folder, Map<String, String> fileOfTensor) {
        Set<String> files = new TreeSet<>(fileOfTensor.values());
        checkAllThere(folder, files);
        Map<String, Safetensors.Entry> all = new LinkedHashMap<>();
        for (String file : files) {
            Map<String, Safetensors.Entry> shard = Safetensors.read(folder.resolve(file));
            Set<String> wanted = fileOfTensor.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(file))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            checkHolds(folder, file, shard.keySet(), wanted);
            wanted.forEach(name -> all.put(name, Objects.requireNonNull(shard.get(name))));
        }
        return all;
    }

    private static void checkAllThere(Path folder, Set<String> files) {
        for (String file : files) {
            if (!file.matches("[\\w.-]+\\.safetensors")) {
                throw new WeightsException(
                        folder.resolve(INDEX) + " names a file \"" + file + "\", which is no file of its folder",
                        "Download it again");
            }
        }
        Set<String> missing = files.stream()
                .filter(file -> !Files.exists(folder.resolve(file)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new WeightsException(
                    "the model folder " + folder.toAbsolutePath() + " lacks " + missing.size() + " of " + files.size()
                            + " files of weights: " + String.join(", ", missing),
                    "Download what is missing; " + INDEX + " names all of them");
        }
    }

    private static void checkHolds(Path folder, String file, Set<String> found, Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            String named = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
            String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
            throw new WeightsException(
                    folder.resolve(file) + " lacks " + named + more + ", which " + INDEX + " says it has",
                    "The files are of two models, or one is damaged: download them again");
        }
    }
}
