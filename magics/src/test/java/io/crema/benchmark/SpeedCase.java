package io.crema.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.TextInputs;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.LinearProbe;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.ModelSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
    /** Rank 8 at queries and values, with dropout. */
    LORA {
        @Override
        Work prepare() {
            return training(Strategy.lora(8, 16).dropout(0.1), Precision.FP32);
        }
    },
    /** ResNet-18 with frozen statistics, 32 pictures of 3 x 64 x 64. */
    RESNET18 {
        @Override
        Work prepare() {
            return pictures();
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
    private static final int PICTURES = 32;

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
        Setup setup = Setup.USUAL.adapted(strategy.adaptation(model)).in(precision);
        Classifier classifier = model.newClassifier(List.of("a", "b"), setup, 1);
        return steps(model, classifier, strategy, inputs(classifier), BATCH);
    }

    private static Work pictures() {
        var config = JsonNodeFactory.instance
                .objectNode()
                .put("model_type", "resnet")
                .put("embedding_size", 64)
                .put("layer_type", "basic")
                .put("image_size", 64);
        config.putArray("hidden_sizes").add(64).add(128).add(256).add(512);
        config.putArray("depths").add(2).add(2).add(2).add(2);
        Pretrained model = Pretrained.untrained(ModelSource.described("resnet-18", config), LENGTH, 1);
        List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        Classifier classifier = model.newClassifier(labels, 1);
        return steps(model, classifier, new FullFineTune(1), new NoisePictures(2 * PICTURES, 3, 64), PICTURES);
    }

    private static Work steps(
            Pretrained model, Classifier classifier, Strategy strategy, Inputs inputs, int batchSize) {
        int batches = inputs.size() / batchSize;
        int[] labels = new SplittableRandom(2)
                .ints(inputs.size(), 0, classifier.labels().size())
                .toArray();
        var examples = new Strategy.Examples(inputs, new Labels(labels));
        Trainee trainee = strategy.applyTo(
                classifier, examples, new Steering(batchSize, 0.01, 1, Optimizer.Settings.DEFAULT), Progress.NONE);
        int atOnce = trainee.stepsAtOnce();
        return new Work() {
            @Override
            public void step(int call) {
                int first = call * atOnce;
                List<int[]> taken = IntStream.range(first, first + atOnce)
                        .map(step -> step % batches * batchSize)
                        .mapToObj(row -> IntStream.range(row, row + batchSize).toArray())
                        .toList();
                double[] rates = new double[atOnce];
                Arrays.fill(rates, 5e-5);
                trainee.steps(
                        taken, rates, LongStream.range(first, first + atOnce).toArray());
            }

            @Override
            public int examples() {
                return atOnce * batchSize;
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
        Classifier classifier = model.newClassifier(List.of("a", "b"), Setup.USUAL.in(precision), 1);
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
