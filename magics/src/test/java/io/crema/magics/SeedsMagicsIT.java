package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTunedSeeds;
import io.crema.finetune.metrics.Contest;
import io.crema.finetune.train.StopReason;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training from several seeds: what it binds, shows and refuses, on a bundled model and a few rows. */
final class SeedsMagicsIT {
    private final FakeNotebook notebook = new FakeNotebook();

    @BeforeEach
    void loads() throws Exception {
        notebook.run("%load_model minilm --max-length 16");
        notebook.set("data", Reviews.data(48));
    }

    @Test
    void trainsFromSeveralSeedsAndBindsTheMedian() throws Exception {
        notebook.run("%finetune --strategy head --epochs 2 --batch 8 --seeds 3 -o middle");

        FineTunedSeeds seeds = notebook.value(FineTunedSeeds.class, "seeds");
        FineTuned middle = notebook.value(FineTuned.class, "middle");
        assertEquals(3, seeds.runs().size());
        assertSame(seeds.median(), middle);
        long seed = middle.provenance().seed();
        assertEquals(
                "middle is the run of seed " + seed + ", the median score; seeds holds them all: seeds.run(" + seed
                        + ").\n",
                notebook.printed.get(notebook.printed.size() - 1));
        assertTrue(
                notebook.shown.stream().allMatch(shown -> shown.plainText().isEmpty()),
                "what was shown while it trained is gone: the result says what came of it");
        notebook.set("other", seeds.run(42 + (seed == 42 ? 1 : 0)));
        notebook.run("%compare middle other");
        assertEquals(2, notebook.value(Contest.class, "comparison").models().size());
        notebook.printed.clear();
        notebook.run("%free");
        assertTrue(notebook.printed.get(0).contains("seeds"), notebook.printed.toString());
    }

    @Test
    void showsWhatWasTrainedUntilItWasStopped(@TempDir Path runs) throws Exception {
        AtomicBoolean second = new AtomicBoolean();
        notebook.stopPressed = () -> {
            boolean trains = notebook.shown.stream()
                    .anyMatch(shown -> shown.plainText().startsWith("Training 2 of 4: seed 43\nFine-tuning"));
            second.compareAndSet(false, trains);
            return second.get();
        };
        try {
            notebook.run("%finetune --strategy head --epochs 2 --batch 8 --seeds 4 -o stopped --checkpoints " + runs);
        } finally {
            notebook.stopPressed = () -> false;
        }

        FineTunedSeeds seeds = notebook.value(FineTunedSeeds.class, "seeds");
        assertEquals(2, seeds.runs().size());
        assertEquals(StopReason.INTERRUPTED, seeds.run(43).outcome().reason());
        assertSame(seeds.run(42), notebook.value(FineTuned.class, "stopped"));
        String shown = notebook.shown.get(notebook.shown.size() - 1).plainText();
        assertTrue(shown.contains("seed 42 alone"), shown);
        String said = String.join("", notebook.printed);
        assertTrue(said.contains("%finetune --resume minilm-head-2 --seed 43 goes on with the one"), said);
        assertTrue(said.contains("%finetune --seed 44 --seeds 2 trains what was not begun."), said);
    }

    @Test
    void saysOfSeveralSeedsWhatAllWouldTake() throws Exception {
        Object would = notebook.run("%finetune --strategy head --epochs 2 --batch 8 --seeds 3 --dry-run");

        assertTrue(String.valueOf(would).contains("3 seeds      one after another: about "), String.valueOf(would));
    }

    @Test
    void refusesSeveralSeedsOfFolds() throws Exception {
        notebook.set("reviews", Reviews.data(30));
        notebook.run("%split reviews --kfold 3 -o folded");

        notebook.assertRefuses(
                "%finetune model folded --seeds 3",
                "%finetune: --seeds goes with parts that stay, not with folds: divide the data by %split --train .8 --valid"
                        + " .1 --test .1",
                "%finetune? shows what it takes");
    }
}
