package io.crema.finetune.train;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Numbers;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.train.Scores.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Binary cross entropy, macro-F1, micro-F1 and the share of rows with all labels right; a label is said from 0.5 on. */
public record MultiLabelValidation(Outputs outputs, MultiLabel objective, List<String> labels, Numbers truths)
        implements Validation {

    public MultiLabelValidation {
        labels = List.copyOf(labels);
    }

    @Override
    public Scores measure(Progress progress) {
        return of(outputs.measure(progress), rows(truths));
    }

    private static float[][] rows(Numbers numbers) {
        return IntStream.range(0, numbers.size()).mapToObj(numbers::row).toArray(float[][]::new);
    }

    /** Always saying the labels that most training rows have. */
    @Override
    public Optional<Guards.Floor> floor(LabelledData training) {
        float[][] learned = rows(objective.targets(training, labels));
        float[] always = new float[labels.size()];
        for (int label = 0; label < always.length; label++) {
            int each = label;
            long having = Arrays.stream(learned).filter(row -> row[each] > 0.5).count();
            always[label] = 2 * having > learned.length ? 1 : -1;
        }
        float[][] said = new float[truths.size()][];
        Arrays.fill(said, always);
        return Optional.of(new Guards.Floor("always saying each label's majority", of(said, rows(truths)), 2));
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
        boolean silent = wrong > 0 && Arrays.stream(logits).allMatch(MultiLabelValidation::saysNone);
        return new Scores(
                loss / ((double) logits.length * labels),
                List.of(
                        new Score("macro-F1", macro, true),
                        new Score("micro-F1", f1(hit, wrong), true),
                        new Score("all labels right", (double) allRight / logits.length, true)),
                silent ? "no label" : "");
    }

    private static boolean saysNone(float... logits) {
        return IntStream.range(0, logits.length).noneMatch(label -> logits[label] >= 0);
    }

    /** Of a label that nobody has and nobody says it is 0. */
    private static double f1(long hits, long errors) {
        return hits == 0 ? 0 : 2.0 * hits / (2 * hits + errors);
    }
}
