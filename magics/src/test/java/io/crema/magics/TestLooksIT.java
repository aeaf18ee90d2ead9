package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.card.ModelCard;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Looks at the test rows, which the run's folder remembers when the notebook is closed. */
final class TestLooksIT {
    private static final String TRAINING = "%finetune --strategy head --epochs 1 --batch 8 --quiet ";

    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    private Path runs;

    @BeforeEach
    void load() throws Exception {
        notebook.run("%load_model minilm --max-length 16");
        notebook.set("data", divided());
        notebook.run(TRAINING + "--checkpoints " + runs);
    }

    private static SplitData divided() {
        return Reviews.data(48).split(Split.stratified(.5, .25, .25));
    }

    private FineTuned run() {
        return notebook.value(FineTuned.class, "run");
    }

    private static List<String> kinds(FineTuned run) {
        return run.testLooks().stream().map(TestLook::what).toList();
    }

    @Test
    void areKeptInTheRunsFolderWithDayKindSplitAndRows() throws Exception {
        notebook.run("%evaluate");
        notebook.run("%evaluate --split test");
        notebook.run("%bias_report --sensitive gender --positive good --undefined fairlearn --permutations 100");

        String kept = Files.readString(run().checkpoints().orElseThrow().path().resolve("looks.json"));
        assertEquals(List.of("evaluation", "bias report"), kinds(run()));
        assertEquals(
                "The test rows were looked at 2 times with this run, first for an evaluation. Whoever chooses by them makes"
                        + " the score too good: choose on the validation rows.\n",
                String.join("", notebook.printed));
        assertTrue(kept.contains("\"what\" : \"evaluation\""), kept);
        assertTrue(kept.contains("\"split\" : \"test\""), kept);
        assertTrue(kept.contains("\"rows\" : " + run().data().test().rows()), kept);
        assertTrue(kept.matches("(?s).*\"at\" : \"20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z\".*"), kept);
    }

    @Test
    void areToldByARunThatIsOpenedAgainByTheListOfRunsAndByTheCard() throws Exception {
        notebook.run("%evaluate --split test");
        notebook.run("%evaluate --split test");
        String name = run().checkpoints().orElseThrow().name();

        var later = new FakeNotebook();
        later.set("model", notebook.get("model").orElseThrow());
        later.set("data", divided());
        later.run(TRAINING + "--checkpoints " + runs + " --resume " + name);
        later.run("%evaluate --split test");
        later.run("%runs --checkpoints " + runs);
        later.run("%model_card");

        assertEquals(3, later.value(FineTuned.class, "run").testLooks().size());
        assertEquals(3, run().testLooks().size(), "both have one folder");
        assertTrue(
                String.join("", later.printed).contains("The test rows were looked at 3 times with this run"),
                later.printed::toString);
        assertTrue(
                later.value(Table.class, "runs")
                        .stringColumn("looks at test rows")
                        .get(0)
                        .startsWith("3, last 20"),
                () -> later.value(Table.class, "runs").print());
        assertTrue(
                later.value(ModelCard.class, "card")
                        .markdown()
                        .contains("The test rows were looked at 3 times, first on 20"),
                () -> later.value(ModelCard.class, "card").markdown());
    }

    @Test
    void countWhereTheSameRowsWereReadAndDividedOnceMore() throws Exception {
        notebook.set("again", divided());
        notebook.set(
                "others", Reviews.data(48).split(Split.stratified(.5, .25, .25).seed(7)));

        notebook.run("%evaluate run again --split test");
        notebook.run("%evaluate run others --split test");

        assertEquals(List.of("evaluation"), kinds(run()));
    }

    @Test
    void areNotWhatATemperatureIsFittedOnAndValidationRowsDividedOnceMoreFlatterIt() throws Exception {
        notebook.set("again", divided());

        notebook.run("%evaluate run again --calibration");
        assertTrue(notebook.value(Evaluation.class, "evaluation")
                .calibration()
                .orElseThrow()
                .ownRows());

        notebook.run("%evaluate run again --split test --calibration");
        assertFalse(notebook.value(Evaluation.class, "evaluation")
                .calibration()
                .orElseThrow()
                .ownRows());
    }

    @Test
    void areToldOfEachRunThatIsCompared() throws Exception {
        notebook.run(TRAINING + "--seed 7 -o other");
        notebook.run("%evaluate other --split test");
        notebook.printed.clear();

        notebook.run("%compare run other --split test");

        assertEquals(
                List.of(
                        "The test rows were looked at 2 times with other, first for an evaluation. Whoever chooses by them"
                                + " makes the score too good: choose on the validation rows.\n"),
                notebook.printed);
    }

    @Test
    void areCountedOnWhereTheFolderWasDeleted() throws Exception {
        notebook.run("%evaluate --split test");
        run().checkpoints().orElseThrow().delete();

        notebook.run("%evaluate --split test");

        assertEquals(2, run().testLooks().size());
        assertTrue(
                !Files.exists(run().checkpoints().orElseThrow().path()), "nothing was written for a run that is gone");
    }

    @Test
    void sayWhereTheyCannotBeReadAndWhatToDo() throws Exception {
        Path kept = run().checkpoints().orElseThrow().path().resolve("looks.json");
        Files.writeString(kept, "{");

        notebook.assertRefuses(
                "%evaluate --split test",
                "%evaluate: " + kept + " is damaged, or another version of Crema wrote it",
                "Delete it: the looks that it keeps are lost then");
    }
}
