package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.explain.Explained;
import io.crema.finetune.explain.Explanation;
import io.crema.finetune.explain.Explanations;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.magics.render.ExplanationsRenderer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code %explain} on a language model of two layers. */
final class ExplainWriterIT {
    private static final FakeNotebook NOTEBOOK = new FakeNotebook();
    private static LanguageModel model;

    @BeforeAll
    static void load() {
        model = TinyWriters.load("llama");
        NOTEBOOK.set("model", model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static Explanation explained(String line) throws Exception {
        NOTEBOOK.run(line);
        return NOTEBOOK.value(Explanations.class, "explanation").first();
    }

    @Test
    void explainsTheTokenThatComesNext() throws Exception {
        Explanation explanation = explained("%explain \"t67 t55 t36 t100\"");

        var text = (Explained.OfText) explanation.explained();
        assertEquals(List.of("t67", "t55", "t36", "t100"), text.parts());
        assertEquals(explanation.answer().predicted(), explanation.answer().label());
        assertTrue(explanation.answer().label().endsWith(" as the next token"));
        assertTrue(explanation.attribution().relativeError() <= .01);
        String shown = new ExplanationsRenderer()
                .render(NOTEBOOK.value(Explanations.class, "explanation"))
                .plainText();
        assertTrue(shown.contains("with the token that ends texts in place of every word"), shown);
    }

    @Test
    void explainsAnotherTokenAndByOtherMethods() throws Exception {
        Explanation explanation = explained("%explain model \"t67 t55 t36 t100\" --target t60 --method shap");

        assertEquals("\"t60\" as the next token", explanation.answer().label());
        assertEquals(0, explanation.attribution().completenessError(), 1e-5);
    }

    @Test
    void refusesWhatOnlyLabelsHave() {
        NOTEBOOK.assertRefuses(
                "%explain --row 3 ",
                "%explain: llama is a language model, and explained is the token that it writes next. Name a text:"
                        + " %explain \"The soup was\"",
                "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain \"t5 t6\" --faithfulness",
                "%explain: --faithfulness gives a model other heads, and a language model has none of its own: leave it out",
                "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain \"t5 t6\" --target \"t5 t7\"",
                "%explain: explained is one token that comes next, and \"t5 t7\" is 2. The first is \"t5\"",
                "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain \"t5 t6\" --baseline mask",
                "%explain: texts to be continued have no baseline mask, but pad, zero",
                "%explain? shows what it takes");
    }

    @Test
    void writesTheSameInJava() throws Exception {
        NOTEBOOK.assertShowsJava(
                "%explain \"t5 t6\" --method occlusion",
                "var explanation = Explaining.of(model, List.of(\"t5 t6\"), Progress.NONE).occlusion();");
    }
}
