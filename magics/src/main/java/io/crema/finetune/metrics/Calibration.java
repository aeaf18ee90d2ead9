package io.crema.finetune.metrics;

import java.util.List;

/**
 * Whether a model is right as often as it is sure, before and after {@link TemperatureScaling}.
 *
 * @param measurements calibration error, Brier score and log loss after, compared with those before
 * @param fittedOn the rows that the temperature was fitted on: {@code validation split of reviews}
 * @param fittedRows how many they are
 * @param ownRows whether they are the rows that are evaluated, which flatters the numbers after
 */
public record Calibration(
        Reliability before,
        Reliability after,
        Measurements<Predictions> measurements,
        TemperatureScaling scaling,
        String fittedOn,
        int fittedRows,
        boolean ownRows) {
    private static final List<Metric> MEASURES = List.of(Metrics.ECE, Metrics.BRIER, Metrics.LOG_LOSS);

    static Calibration of(Predictions rows, Predictions validation, String fittedOn, Resampling resampling) {
        TemperatureScaling scaling = TemperatureScaling.fit(validation);
        Predictions scaled = scaling.applyTo(rows);
        return new Calibration(
                Reliability.of(rows, resampling.level()),
                Reliability.of(scaled, resampling.level()),
                Measurements.of("after", scaled, MEASURES, resampling).against("before", rows),
                scaling,
                fittedOn,
                validation.size(),
                validation == rows);
    }
}
