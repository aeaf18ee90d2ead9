package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class SplitMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    private static LabelledData labelled(String... labels) {
        String[] texts = new String[labels.length];
        Arrays.fill(texts, "coffee");
        return LabelledData.of(
                Table.create("few", StringColumn.create("text", texts), StringColumn.create("label", labels)));
    }

    private SplitData parts(String name) {
        return notebook.value(SplitData.class, name);
    }

    @Test
    void dividesDataInItsPlace() throws Exception {
        notebook.set("data", Reviews.data(40));

        Object value = notebook.run("%split");

        assertSame(value, parts("data"));
        assertEquals(
                "reviews: 32 train, 4 validation, 4 test (seed 42)",
                parts("data").toString());
    }

    @Test
    void dividesTheWholeAgainWhenItWasDividedBefore() throws Exception {
        notebook.set("data", Reviews.data(40));
        notebook.run("%split --train .5 --valid .25 --test .25 --train-rows 4 --seed 1");

        notebook.run("%split");

        assertEquals(
                "reviews: 32 train, 4 validation, 4 test (seed 42)",
                parts("data").toString());
    }

    @Test
    void limitsTheTrainingRowsOnly() throws Exception {
        notebook.set("reviews", Reviews.data(40));

        notebook.run("%split reviews --train-rows 10 --seed 3 -o few");
        notebook.run("%split reviews --seed 3 -o all");

        assertEquals(
                "reviews: 10 train, 4 validation, 4 test (seed 3)", parts("few").toString());
        assertArrayEquals(parts("all").test().sourceRows(), parts("few").test().sourceRows());
    }

    @Test
    void takesTheLatestRowsWhereNoneAreCalledData() throws Exception {
        notebook.set("model", "no rows at all");
        notebook.set("reviews", Reviews.data(40));

        notebook.run("%split");

        assertEquals(40, parts("data").whole().rows());
    }

    @Test
    void saysThatThereIsNoDataYet() {
        notebook.set("model", "no rows at all");

        notebook.assertRefuses("%split", "%split: there is no data yet", "Make one first: %load_data reviews.csv");
    }

    @Test
    void saysThatAVariableHoldsNoRows() {
        notebook.set("answer", 42);

        notebook.assertRefuses(
                "%split answer",
                "%split: answer is an Integer, expected a SplitData or a LabelledData or a PromptSplit or a PromptData or a FoldedData",
                "Make one first: %load_data reviews.csv");
    }

    @Test
    void namesTheVariableThatWasMeant() {
        notebook.set("reviews", Reviews.data(40));

        notebook.assertRefuses(
                "%split reveiws", "%split: no variable \"reveiws\" (there is reviews)", "Did you mean reviews?");
        notebook.assertRefuses(
                "%split foods",
                "%split: no variable \"foods\" (there is reviews)", "Make one first: %load_data reviews.csv -o foods");
    }

    @Test
    void reportsEveryMistypedOptionAtOnce() {
        notebook.assertRefuses("%split --trian .8 --test 2", """
                %split: 2 arguments need mending
                  no option "--trian". Did you mean --train?
                  --test takes a number between 0 and 1, neither of the two, not "2\"""", "%split? shows them all");
    }

    @Test
    void saysByHowMuchTheSharesMissOne() {
        notebook.set("data", Reviews.data(40));

        notebook.assertRefuses(
                "%split --train .9",
                "%split: a split needs shares above 0 that add up to 1, not train 0.9, validation 0.1, test 0.1",
                "These add up to 1.1; change one of them by -0.1.");
    }

    @Test
    void namesTheColumnThatWasMeant() {
        notebook.set("data", Reviews.data(40));

        notebook.assertRefuses(
                "%split --group-by gendre",
                "%split: no column \"gendre\" in reviews (columns: text, label, gender). Did you mean --group-by gender?",
                "%split? shows what it takes");
    }

    @Test
    void refusesWhatCannotBeTrainedOnInTheWordsOfMagics() {
        notebook.set("empty", labelled());
        notebook.set("one", labelled("good", "good"));
        notebook.set("missing", labelled("good", "bad", "", "NaN"));
        notebook.set("unnamed", LabelledData.of(Reviews.table(4).selectColumns("text", "gender")));

        notebook.assertRefuses(
                "%split empty",
                "%split: few has no rows", "Check that it is the right table, or what was filtered out of it.");
        notebook.assertRefuses(
                "%split one",
                "%split: column \"label\" of few has one label only: \"good\"",
                "A classifier needs at least two. Did you mean another of the columns text, label?");
        notebook.assertRefuses(
                "%split missing",
                "%split: 2 of 4 labels in column \"label\" of few are empty or NaN (rows 2, 3)",
                "Leave these rows out where they are loaded: %load_data SOURCE --drop-missing");
        notebook.assertRefuses(
                "%split unnamed",
                "%split: reviews has no label column yet (columns: text, gender)",
                "Name it where it is loaded: %load_data SOURCE --label COLUMN");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.assertShowsJava("%split", "var parts = data.split(Split.stratified(.8, .1, .1));");
        notebook.assertShowsJava(
                "%split data --train .6 --valid .2 --test .2 --seed 7 --group-by gender --train-rows 9 -o d",
                "var d = data.split(Split.stratified(0.6, 0.2, 0.2).seed(7).groupBy(\"gender\")).limitTraining(9, 7);");
        notebook.run("%split -o parts");
        notebook.assertShowsJava(
                "%split parts -o more", "var more = parts.whole().split(Split.stratified(.8, .1, .1));");
    }

    @Test
    void dividesIntoFolds() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.run("%split --kfold 4 --stratify gender --seed 5");

        FoldedData folds = notebook.value(FoldedData.class, "data");
        assertEquals("reviews: 40 rows in 4 folds (seed 5)", folds.toString());
        notebook.run("%split");
        assertEquals(40, parts("data").whole().rows());
    }

    @Test
    void refusesSharesBesideFolds() {
        notebook.set("data", Reviews.data(40));

        notebook.assertRefuses("%split --kfold 1 --test .2", """
                %split: 2 arguments need mending
                  --kfold takes a whole number of at least 2, not "1"
                  --test does not go with --kfold: every row is held out once""", "%split? shows them all");
    }

    @Test
    void showsTheJavaOfFolds() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.assertShowsJava(
                "%split --kfold 5 --seed 7 --stratify gender",
                "var parts = data.split(KFold.of(5).seed(7).stratifyBy(\"gender\"));");
    }

    @Test
    void leavesOutOrKeepsTogetherWhatSaysTheSame() throws Exception {
        notebook.set("data", few());

        notebook.run("%split --train .5 --valid .25 --test .25 --duplicates drop -o few");
        assertEquals(36, parts("few").whole().rows());
        assertEquals("4 of 40 rows say what another row says, and were left out.\n", notebook.printed.get(0));

        notebook.run("%split --train .5 --valid .25 --test .25 --duplicates together -o whole");
        for (var part : List.of(parts("whole").validation(), parts("whole").test())) {
            assertEquals(
                    List.of(),
                    part.texts().stream()
                            .filter(parts("whole").train().texts()::contains)
                            .toList());
        }
    }

    /** Forty texts, of which four repeat another. */
    private static LabelledData few() {
        return LabelledData.of(Table.create(
                "few",
                StringColumn.create(
                        "text",
                        IntStream.range(0, 40)
                                .mapToObj(row -> Long.toString((row < 4 ? row + 4 : row) * 77777777L, 36))),
                StringColumn.create("label", IntStream.range(0, 40).mapToObj(row -> row % 2 == 0 ? "a" : "b"))));
    }

    @Test
    void saysThatAPublishedTestCannotBeKeptTogether() throws Exception {
        notebook.run("%load_data small-fine-foods");

        notebook.assertRefuses(
                "%split --duplicates together",
                "%split: the test part of small-fine-foods was published, so rows that say the same cannot all go to one"
                        + " part",
                "Leave them out of the other rows: %split --duplicates drop; or divide all rows: %split --train .8"
                        + " --valid .1 --test .1 --duplicates together");
    }

    @Test
    void looksForDuplicatesOfTextsAndPicturesAlone() throws Exception {
        notebook.run("%load_data ../notebooks/data/penguins.csv --label species");

        notebook.assertRefuses(
                "%split --duplicates drop",
                "%split: --duplicates looks for texts or pictures that say the same, and penguins has columns of a table",
                "Leave it out; rows that belong together go into one part by %split --group-by COLUMN");
    }

    @Test
    void showsTheJavaOfDuplicates() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.assertShowsJava(
                "%split --duplicates drop",
                "var parts = Duplicates.in(data).dropped().split(Split.stratified(.8, .1, .1));");
        notebook.assertShowsJava(
                "%split --kfold 5 --duplicates together --group-by gender",
                "var parts = Duplicates.in(data).marked(\"gender\").split(KFold.of(5).groupBy(\"duplicates\"));");
    }
}
