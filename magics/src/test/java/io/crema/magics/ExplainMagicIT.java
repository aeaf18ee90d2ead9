package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.explain.Explained;
import io.crema.finetune.explain.Explanation;
import io.crema.finetune.explain.Explanations;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.magics.render.ExplanationsRenderer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code %explain} on a bundled model and a few rows. */
final class ExplainMagicIT {
    private static final FakeNotebook NOTEBOOK = new FakeNotebook();

    @BeforeAll
    static void trains() throws Exception {
        NOTEBOOK.run("%load_model minilm --max-length 16");
        NOTEBOOK.set("data", Reviews.data(48));
        NOTEBOOK.run("%finetune --strategy head --epochs 2 --batch 8 --quiet");
    }

    private static FineTuned run() {
        return NOTEBOOK.value(FineTuned.class, "run");
    }

    private static Explanations explained(String line) throws Exception {
        NOTEBOOK.run(line);
        return NOTEBOOK.value(Explanations.class, "explanation");
    }

    @Test
    void putsTheSubWordPiecesOfAWordTogether() throws Exception {
        Explanation explanation = explained("%explain run \"Not unpalatable, really.\" --baseline mask")
                .first();

        var text = (Explained.OfText) explanation.explained();
        assertEquals(List.of("Not", "unpalatable", ",", "really", "."), text.parts());
        assertTrue(explanation.attribution().positions().size() > 7, "more tokens than words and special tokens");
        assertTrue(
                explanation.attribution().relativeError() <= .01,
                explanation.attribution().how());
    }

    @Test
    void explainsARowByItsNumber() throws Exception {
        int row = run().data().validation().sourceRows()[0];

        Explanation explanation =
                explained("%explain --row " + row + " --method occlusion").first();

        assertTrue(explanation.note().startsWith("row " + row + " of "), explanation.note());
        assertTrue(explanation.note().contains("validation part, labelled "), explanation.note());
    }

    @Test
    void refusesLabelsAndRowsThatAreNotThere() {
        List<String> labels = run().labels();
        String wrong = labels.get(0) + "d";

        NOTEBOOK.assertRefuses(
                "%explain fine --target " + wrong,
                "%explain: no label \"" + wrong + "\" (labels: " + String.join(", ", labels)
                        + "). Did you mean --target " + labels.get(0) + "?",
                "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain --row 4800",
                "%explain: " + run().data().whole().name() + " has no row 4800 among those that were divided",
                "Rows are counted from 0, in the order in which they were read");
        NOTEBOOK.assertRefuses(
                "%explain fine --baseline black",
                "%explain: texts have no baseline black, but pad, mask, zero", "%explain? shows what it takes");
    }

    @Test
    void showsEveryExplanationWithWordsThatNeedNoColour() throws Exception {
        Explanations explanations = explained("%explain \"It is good.\" \"It is awful.\" --method shap --faithfulness");

        List<DisplayData> shown = new ExplanationsRenderer().renderAll(explanations);

        assertEquals(2, shown.size());
        String text = shown.get(0).plainText();
        assertTrue(text.contains("Shapley values, exact over 16 sets"), text);
        assertTrue(text.contains("Comprehensiveness "), text);
        assertTrue(text.contains("good[+") || text.contains("good[\u2212"), text);
        String html = String.valueOf(shown.get(0).data().get(MimeType.HTML));
        assertTrue(html.contains("<sup>+</sup>") || html.contains("<sup>\u2212</sup>"), html);
        assertTrue(!html.contains("<script") && !html.contains("<style"), html);
    }
}
