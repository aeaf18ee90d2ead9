package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.check.DataReport;
import io.crema.magics.render.DataReportRenderer;
import org.junit.jupiter.api.Test;

final class CheckDataMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void looksAtDividedRowsAndSaysWhichMagicMends() throws Exception {
        notebook.set("data", Reviews.data(40));
        notebook.run("%split");

        notebook.run("%check_data");

        DataReport report = notebook.value(DataReport.class, "check");
        assertEquals(1, report.findings(Kind.REPEATED_ACROSS_PARTS).size());
        String shown = new DataReportRenderer().renderAll(report).get(0).plainText();
        assertTrue(shown.startsWith("reviews, 40 rows: "), shown);
        assertTrue(shown.contains("%split --duplicates together; or leave them out: %split --duplicates drop"), shown);
        assertTrue(shown.contains("Looked at: repeated and nearly repeated texts"), shown);
    }

    @Test
    void looksAtFoldsAndAtRowsThatAreNotDivided() throws Exception {
        notebook.set("data", Reviews.data(40));
        notebook.run("%check_data -o whole");
        assertEquals(
                0,
                notebook.value(DataReport.class, "whole")
                        .findings(Kind.REPEATED_ACROSS_PARTS)
                        .size());

        notebook.run("%split --kfold 4");
        notebook.run("%check_data -o folds");
        assertEquals(
                1,
                notebook.value(DataReport.class, "folds")
                        .findings(Kind.REPEATED_ACROSS_PARTS)
                        .size());
    }

    @Test
    void saysWhatIsMissing() {
        notebook.assertRefuses(
                "%check_data", "%check_data: there is no data yet", "Make one first: %load_data reviews.csv");
        notebook.set("data", Reviews.data(40));
        notebook.assertRefuses(
                "%check_data --embeddings",
                "%check_data: --embeddings needs a model. Load one first: %load_model minilm",
                "%check_data? shows what it takes");
    }

    @Test
    void showsItsJava() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.assertShowsJava("%check_data", "var check = DataCheck.of(data).run();");
        notebook.assertShowsJava("%check_data data --seed 7 -o c", "var c = DataCheck.of(data).seed(7).run();");
        notebook.assertShowsJava(
                "%load_data reviews.csv --strip-markup --drop-missing -o d",
                "var d = Markup.stripped(LabelledData.load(\"reviews.csv\")).dropMissing();");
    }
}
