package io.crema.finetune.checkpoint;

import io.crema.finetune.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a run trains, on what and how: {@code run.json}.
 *
 * @param started when, in ISO 8601
 * @param plan what is to be done
 * @param facts all that its numbers depend on, by name: {@code learning rate}
 * @param surroundings what may change the last digits of its numbers: {@code threads}
 */
public record RunDescription(
        String started, TrainingPlan plan, Map<String, String> facts, Map<String, String> surroundings) {

    public RunDescription {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        surroundings = Collections.unmodifiableMap(new TreeMap<>(surroundings));
    }

    /** What differs between this run's facts and those of another, each as a sentence. */
    public List<String> differences(Map<String, String> others) {
        return differences(facts, others);
    }

    /** What is otherwise where the run goes on. */
    public List<String> changedSurroundings(Map<String, String> others) {
        return differences(surroundings, others);
    }

    private static List<String> differences(Map<String, String> mine, Map<String, String> others) {
        List<String> differences = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(mine);
        for (String name : all.keySet()) {
            String was = mine.getOrDefault(name, "nothing");
            String now = others.getOrDefault(name, "nothing");
            if (!Objects.equals(was, now)) {
                differences.add(name + " was " + was + " and is now " + now);
            }
        }
        return differences;
    }
}
