package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.finetune.strategy.FewShot;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two trainings of one process that take their steps in turns, against each by itself, to the bit of every weight. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterleavedTrainingsIT {
    private Pretrained model;

    @BeforeAll
    void load() {
        model = Tiny.model();
    }

    @AfterAll
    void close() {
        model.close();
    }

    /** A training, by its seed. */
    private interface Kind {
        List<Integer> bits(long seed, TrainingListener listener);
    }

    static Stream<Strategy> strategies() {
        return Stream.of(
                Strategy.full(),
                Strategy.gradual(),
                Strategy.lora(4, 8),
                Strategy.bitfit(),
                new FewShot(2, 1e-3),
                Strategy.head());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void giveTheBitsThatEachGivesAloneByEveryStrategy(Strategy strategy) throws Exception {
        assertIndependent(
                (seed, listener) -> bits(FineTuning.of(model).on(Tiny.data(40)).strategy(strategy), seed, listener));
    }

    @Test
    void giveTheBitsThatEachGivesAloneOnATable() throws Exception {
        FineTuning table = FineTuning.of(TableModel.mlp(8))
                .on(LabelledData.read(Path.of("../notebooks/data/penguins.csv"))
                        .label("species")
                        .split(Split.stratified(.6, .2, .2)));

        assertIndependent((seed, listener) -> bits(table, seed, listener));
    }

    private static List<Integer> bits(FineTuning tuning, long seed, TrainingListener listener) {
        try (FineTuned run = tuning.epochs(2)
                .learningRate(1e-2)
                .batchSize(8)
                .seed(seed)
                .listener(listener)
                .fit()) {
            return Tiny.bits(run);
        }
    }

    @Test
    void giveTheBitsThatEachGivesAloneWhereAModelWrites() throws Exception {
        List<String> words = IntStream.range(0, 40)
                .mapToObj(row -> TinyWriters.text(row % 20 + 10))
                .toList();
        PromptSplit data = new PromptData("echo", words, words).split(Split.stratified(.8, .1, .1));
        try (LanguageModel writer = TinyWriters.load("llama")) {
            assertIndependent((seed, listener) -> {
                try (TunedLanguageModel run = FineTuning.of(writer)
                        .on(data)
                        .epochs(2)
                        .learningRate(1e-2)
                        .batchSize(2)
                        .seed(seed)
                        .listener(listener)
                        .fit()) {
                    return Tiny.bits(run.model());
                }
            });
        }
    }

    private static void assertIndependent(Kind kind) throws Exception {
        List<Integer> one = kind.bits(1, TrainingListener.NONE);
        List<Integer> other = kind.bits(2, TrainingListener.NONE);
        var turns = new Phaser(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Integer>> oneOfTwo = threads.submit(() -> inTurns(kind, 1, turns));
            Future<List<Integer>> otherOfTwo = threads.submit(() -> inTurns(kind, 2, turns));

            assertEquals(one, oneOfTwo.get());
            assertEquals(other, otherOfTwo.get());
            assertNotEquals(one, other);
        } finally {
            threads.shutdown();
        }
    }

    private static List<Integer> inTurns(Kind kind, long seed, Phaser turns) {
        try {
            return kind.bits(seed, new TrainingListener() {
                @Override
                public void step(StepReport step) {
                    turns.arriveAndAwaitAdvance();
                }
            });
        } finally {
            turns.arriveAndDeregister();
        }
    }
}
