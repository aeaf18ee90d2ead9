package io.crema.finetune.train;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.train.Scores.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Root of the mean squared error, mean absolute error, R² and Pearson's correlation. The loss is in variances of the
 * training rows, the errors are in the data's own unit.
 */
public record RegressionValidation(Outputs outputs, Regression objective, List<Double> truths) implements Validation {
    public RegressionValidation {
        truths = List.copyOf(truths);
    }

    @Override
    public Scores measure(Progress progress) {
        double[][] said = objective.meaning(outputs.measure(progress));
        return of(
                Arrays.stream(said).mapToDouble(row -> row[0]).toArray(),
                truths.stream().mapToDouble(Double::doubleValue).toArray(),
                objective.deviation());
    }

    /** Always saying the mean of the training rows. */
    @Override
    public Optional<Guards.Floor> floor(LabelledData training) {
        double[] said = new double[truths.size()];
        Arrays.fill(said, objective.mean());
        Scores scores =
                of(said, truths.stream().mapToDouble(Double::doubleValue).toArray(), objective.deviation());
        return Optional.of(new Guards.Floor("always saying the training rows' mean", scores, 0));
    }

    static Scores of(double[] said, double[] truths, double deviation) {
        int rows = truths.length;
        double saidMean = Arrays.stream(said).average().orElse(0);
        double mean = Arrays.stream(truths).average().orElse(0);
        double squares = 0;
        double absolute = 0;
        double spread = 0;
        double saidSpread = 0;
        double together = 0;
        for (int row = 0; row < rows; row++) {
            double error = said[row] - truths[row];
            squares += error * error;
            absolute += Math.abs(error);
            spread += (truths[row] - mean) * (truths[row] - mean);
            saidSpread += (said[row] - saidMean) * (said[row] - saidMean);
            together += (truths[row] - mean) * (said[row] - saidMean);
        }
        return new Scores(
                squares / rows / (deviation * deviation),
                List.of(
                        new Score("RMSE", Math.sqrt(squares / rows), false),
                        new Score("MAE", absolute / rows, false),
                        new Score("R2", spread == 0 ? Double.NaN : 1 - squares / spread, true),
                        new Score(
                                "Pearson",
                                spread == 0 || saidSpread == 0 ? Double.NaN : together / Math.sqrt(spread * saidSpread),
                                true)));
    }
}
