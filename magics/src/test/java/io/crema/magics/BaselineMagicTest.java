package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.ImageFiles;
import io.crema.finetune.metrics.Evaluation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void comparesTheKindsThatWereAsked() throws Exception {
        notebook.set("data", Reviews.data(40));
        notebook.run("%split");

        Object value = notebook.run("%baseline --kinds majority,tfidf -o bar");

        Evaluation bar = notebook.value(Evaluation.class, "bar");
        assertSame(value, bar);
        assertEquals(4, bar.predictions().size());
    }

    @Test
    void comparesWithDrawingLabelsAtRandom() throws Exception {
        notebook.set("data", Reviews.data(80));
        notebook.run("%split");

        notebook.run("%baseline --kinds random,tfidf");

        Evaluation bar = notebook.value(Evaluation.class, "baseline");
        assertEquals("stratified random", bar.comparisons().get(0).baseline());
        assertEquals("TF-IDF + logistic regression", bar.name());
    }

    @Test
    void namesTheKindThatWasMeant() {
        notebook.assertRefuses(
                "%baseline --kinds majority,tfdif",
                "%baseline: --kinds takes majority, random, embedding, knn, tfidf, pixels, logistic, not \"tfdif\". Did you mean tfidf?",
                "%baseline? shows what it takes");
        notebook.assertRefuses(
                "%baseline --kinds ,",
                "%baseline: --kinds names none of majority, random, embedding, knn, tfidf, pixels, logistic",
                "%baseline? shows what it takes");
    }

    @Test
    void asksForAModelWhereAKindNeedsOne() {
        notebook.assertRefuses(
                "%baseline",
                "%baseline: the kind embedding needs a model. Load one first: %load_model minilm",
                "%baseline? shows what it takes");
    }

    @Test
    void asksForAModelThatLooksAtPicturesWhereTheDataHasPictures(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 40; i++) {
            ImageFiles.plain(folder.resolve((i % 2 == 0 ? "cat/" : "dog/") + i + ".png"), 4, 4, i);
        }
        notebook.set("data", LabelledData.read(folder));

        notebook.assertRefuses(
                "%baseline",
                "%baseline: the kind embedding needs a model. Load one first: %load_model small-cnn",
                "%baseline? shows what it takes");
    }

    @Test
    void asksForDataThatIsDivided() {
        notebook.assertRefuses(
                "%baseline --kinds majority", "%baseline: there is no data yet", "Make one first: %split");

        notebook.set("data", Reviews.data(40));

        notebook.assertRefuses(
                "%baseline --kinds majority",
                "%baseline: data is a LabelledData, expected a SplitData", "Make one first: %split");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.assertShowsJava(
                "%baseline parts --kinds majority,tfidf --seed 7 -o bar",
                "var bar = Baselines.compare(parts.train(), parts.validation(),"
                        + " \"validation split of \" + parts.validation().name(),"
                        + " List.of(new MajorityClass(), TfIdfLogisticRegression.strong()), 7);");
        notebook.assertShowsJava(
                "%baseline parts --kinds random,tfidf --seed 7 -o bar",
                "var bar = Baselines.compare(parts.train(), parts.validation(),"
                        + " \"validation split of \" + parts.validation().name(),"
                        + " List.of(new StratifiedRandom(7), TfIdfLogisticRegression.strong()), 7);");
    }
}
