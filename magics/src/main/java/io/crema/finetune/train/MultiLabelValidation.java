package io.crema.finetune.train;

import io.crema.finetune.model.Numbers;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.train.Scores.Score;
import java.util.List;

/** Binary cross entropy, macro-F1, micro-F1 and the share of rows with all labels right; a label is said from 0.5 on. */
public record MultiLabelValidation(Outputs outputs, Numbers truths) implements Validation {

    @Override
    public Scores measure(Progress progress) {
        float[][] logits = outputs.measure(progress);
        float[][] expected = new float[logits.length][];
        for (int row = 0; row < expected.length; row++) {
            expected[row] = truths.row(row);
        }
        return of(logits, expected);
    }

    static Scores of(float[][] logits, float[][] truths) {
        int labels = logits[0].length;
        long[] hits = new long[labels];
        long[] errors = new long[labels];
        double loss = 0;
        int allRight = 0;
        for (int row = 0; row < logits.length; row++) {
            boolean right = true;
            for (int label = 0; label < labels; label++) {
                double logit = logits[row][label];
                boolean said = logit >= 0;
                boolean truth = truths[row][label] > 0.5;
                loss += Math.max(logit, 0) - logit * truths[row][label] + Math.log1p(Math.exp(-Math.abs(logit)));
                hits[label] += said && truth ? 1 : 0;
                errors[label] += said == truth ? 0 : 1;
                right &= said == truth;
            }
            allRight += right ? 1 : 0;
        }
        double macro = 0;
        long hit = 0;
        long wrong = 0;
        for (int label = 0; label < labels; label++) {
            macro += f1(hits[label], errors[label]) / labels;
            hit += hits[label];
            wrong += errors[label];
        }
        return new Scores(
                loss / ((double) logits.length * labels),
                List.of(
                        new Score("macro-F1", macro, true),
                        new Score("micro-F1", f1(hit, wrong), true),
                        new Score("all labels right", (double) allRight / logits.length, true)));
    }

    /** Of a label that nobody has and nobody says it is 0. */
    private static double f1(long hits, long errors) {
        return hits == 0 ? 0 : 2.0 * hits / (2 * hits + errors);
    }
}
