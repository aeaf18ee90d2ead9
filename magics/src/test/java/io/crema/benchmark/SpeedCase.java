package io.crema.benchmark;

import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.TextInputs;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.LinearProbe;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What is timed: MiniLM as a classifier of two labels, 16 texts of 128 tokens, dropout 0.1, AdamW with clipping. */
enum SpeedCase {
    FULL_FP32 {
        @Override
        Work prepare() {
            return training(new FullFineTune(1), Precision.FP32);
        }
    },
    FULL_BF16 {
        @Override
        Work prepare() {
            return training(new FullFineTune(1), Precision.BF16);
        }
    },
    /** Steps on features that were computed before. */
    HEAD {
        @Override
        Work prepare() {
            return training(new LinearProbe(), Precision.FP32);
        }
    },
    PREDICT_FP32 {
        @Override
        Work prepare() {
            return prediction(Precision.FP32);
        }
    },
    PREDICT_BF16 {
        @Override
        Work prepare() {
            return prediction(Precision.BF16);
        }
    };

    private static final int BATCH = 16;
    private static final int LENGTH = 128;
    private static final int BATCHES = 16;

    /** Something that is done again and again. */
    interface Work extends AutoCloseable {
        void step(int step);

        default int examples() {
            return BATCH;
        }

        @Override
        void close();
    }

    abstract Work prepare();

    /** {@code full-fp32}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SpeedCase named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case " + label + " among "
                        + Arrays.stream(values()).map(SpeedCase::label).toList()));
    }

    private static Work training(Strategy strategy, Precision precision) {
        Pretrained model = Pretrained.load("minilm", LENGTH);
        Classifier classifier = model.newClassifier(List.of("a", "b"), 1, precision);
        int[] labels =
                new SplittableRandom(2).ints((long) BATCH * BATCHES, 0, 2).toArray();
        var examples = new Strategy.Examples(inputs(classifier), new Labels(labels));
        Trainee trainee = strategy.applyTo(
                classifier, examples, new Steering(BATCH, 0.01, 1, Optimizer.Settings.DEFAULT), Progress.NONE);
        return new Work() {
            @Override
            public void step(int step) {
                int first = step % BATCHES * BATCH;
                trainee.step(IntStream.range(first, first + BATCH).toArray(), 5e-5, step);
            }

            @Override
            public void close() {
                trainee.close();
                classifier.close();
                model.close();
            }
        };
    }

    private static Work prediction(Precision precision) {
        Pretrained model = Pretrained.load("minilm", LENGTH);
        Classifier classifier = model.newClassifier(List.of("a", "b"), 1, precision);
        Inputs inputs = inputs(classifier);
        return new Work() {
            @Override
            public void step(int step) {
                classifier.logits(inputs, Progress.NONE);
            }

            @Override
            public int examples() {
                return inputs.size();
            }

            @Override
            public void close() {
                classifier.close();
                model.close();
            }
        };
    }

    private static Inputs inputs(Classifier classifier) {
        var random = new SplittableRandom(1);
        Tokens tokens = Tokens.of(IntStream.range(0, BATCH * BATCHES)
                .mapToObj(row -> random.ints(LENGTH, 1000, 30000).toArray())
                .toArray(int[][]::new));
        return new TextInputs(tokens, (TextBackbone) classifier.backbone());
    }
}
