package io.crema.benchmark;

import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuning;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.torchscript.Precision;
import java.util.Locale;

/**
 * Macro-F1 on the test part of the food reviews after training in float32 and in bfloat16, with seeds from 1 on:
 * {@code PrecisionScores [ROWS] [EPOCHS] [SEEDS]}. Says of each seed whether bfloat16's score is within the interval of
 * float32's.
 */
final class PrecisionScores {
    private PrecisionScores() {}

    public static void main(String[] arguments) {
        int rows = number(arguments, 0, 1200);
        int epochs = number(arguments, 1, 2);
        int seeds = number(arguments, 2, 3);
        SplitData data =
                LabelledData.named("small-fine-foods").split(Split.keepTest()).limitTraining(rows, 42);
        int within = 0;
        try (Pretrained model = Pretrained.load("minilm", 128)) {
            for (int seed = 1; seed <= seeds; seed++) {
                Interval usual = score(model, data, epochs, seed, Precision.FP32)
                        .interval()
                        .orElseThrow();
                double narrow =
                        score(model, data, epochs, seed, Precision.BF16).score().value();
                within += usual.contains(narrow) ? 1 : 0;
            }
        }
        System.out.printf(
                "bfloat16 is within float32's interval with %d of %d seeds (%,d rows to train on, %d epochs, %,d test rows)%n",
                within, seeds, rows, epochs, data.test().rows());
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static Measured score(Pretrained model, SplitData data, int epochs, int seed, Precision precision) {
        try (FineTuned run = FineTuning.of(model)
                .on(data)
                .strategy(Strategy.full())
                .epochs(epochs)
                .seed(seed)
                .with(before -> before.withPrecision(precision))
                .fit()) {
            Measured score = run.evaluate(data.test()).measured(Metrics.MACRO_F1);
            System.out.printf(Locale.ROOT, "seed %d %s macro-F1 %s%n", seed, precision.label(), score.toText(3));
            return score;
        }
    }
}
