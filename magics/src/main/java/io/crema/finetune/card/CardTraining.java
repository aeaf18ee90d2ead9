package io.crema.finetune.card;

import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was trained.
 *
 * @param settings all that steered it, by name: {@code hyperparameters learning rate}
 * @param surroundings what computed, by name: {@code threads}
 * @param noticed what was noticed of the training and its rows, a sentence each
 */
public record CardTraining(
        TrainingPlan plan,
        TrainingLoop.Outcome outcome,
        Map<String, String> settings,
        Map<String, String> surroundings,
        List<String> noticed) {
    public CardTraining {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        surroundings = Collections.unmodifiableMap(new TreeMap<>(surroundings));
        noticed = List.copyOf(noticed);
    }
}
