package io.crema.finetune.metrics;

/**
 * Whether a model is right as often as it is sure, before and after {@link TemperatureScaling}.
 *
 * @param fittedOn the rows that the temperature was fitted on: {@code validation split of reviews}
 * @param fittedRows how many they are
 * @param ownRows whether they are the rows that are evaluated, which flatters the numbers after
 */
public record Calibration(
        Reliability before,
        Reliability after,
        TemperatureScaling scaling,
        String fittedOn,
        int fittedRows,
        boolean ownRows) {

    static Calibration of(Predictions rows, Predictions validation, String fittedOn, double level) {
        TemperatureScaling scaling = TemperatureScaling.fit(validation);
        return new Calibration(
                Reliability.of(rows, level),
                Reliability.of(scaling.applyTo(rows), level),
                scaling,
                fittedOn,
                validation.size(),
                validation == rows);
    }
}
