package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.MiniLmAnswers;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TextInputs;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Against sentence-transformers and tokenizers; see {@code golden/make_minilm.py}. */
class MiniLmGoldenIT {
    private final MiniLmAnswers answers = MiniLmAnswers.read();

    @Test
    void embedsAsSentenceTransformersDoesFromTheFloat32Weights() {
        ModelSource exported =
                BundledModels.exported("minilm-float32", "/all-minilm-l6-v2.onnx", "/all-minilm-l6-v2-tokenizer.json");

        try (Pretrained model = Pretrained.of(exported, 128)) {
            float[][] embeddings = model.embed(answers.sentences());

            assertEquals(100, embeddings.length);
            assertAgree(embeddings, 0.999999);
            for (int c = 0; c < 384; c++) {
                assertEquals(answers.embeddings().get(0).get(c), embeddings[0][c], 1e-4);
            }
        }
    }

    @Test
    void staysCloseToSentenceTransformersWithTheBundledWeightsOfEightBits() {
        try (Pretrained model = Pretrained.load("minilm")) {
            assertAgree(model.embed(answers.sentences()), 0.994);
        }
    }

    private void assertAgree(float[][] embeddings, double least) {
        for (int i = 0; i < embeddings.length; i++) {
            double cosine = cosine(embeddings[i], answers.embeddings().get(i));
            assertTrue(cosine >= least, answers.sentences().get(i) + ": " + cosine);
        }
    }

    private static double cosine(float[] a, List<Double> b) {
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b.get(i);
            squaresOfA += (double) a[i] * a[i];
            squaresOfB += b.get(i) * b.get(i);
        }
        return product / Math.sqrt(squaresOfA * squaresOfB);
    }

    @Test
    void cutsTextsIntoTheTokensOfPythonsTokenizers() {
        try (Pretrained model = Pretrained.load("minilm")) {
            Tokens tokens = ((TextInputs) model.preprocessor().inputs(answers.lines())).tokens();

            assertEquals(1000, tokens.size());
            for (int line = 0; line < tokens.size(); line++) {
                List<Integer> ids = Arrays.stream(tokens.row(line)).boxed().toList();
                assertEquals(answers.ids().get(line), ids, answers.lines().get(line));
            }
        }
    }

    @Test
    void embedsTheSameOnTwoThreadsAtOnce() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Pretrained model = Pretrained.load("minilm")) {
            float[][] alone = model.embed(answers.sentences());

            Future<float[][]> one = threads.submit(() -> model.embed(answers.sentences()));
            Future<float[][]> other = threads.submit(() -> model.embed(answers.sentences()));

            assertArrayEquals(alone, one.get());
            assertArrayEquals(alone, other.get());
        } finally {
            threads.shutdown();
        }
    }
}
