package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One class against all others, by the probability that rows were given of it. */
record OneAgainstRest(Predictions rows, int label) {

    /** {@code (pairs in order + pairs tied / 2) / (positives · negatives)}. */
    Score rocAuc() {
        double positives = 0;
        double negatives = 0;
        for (int truth = 0; truth < rows.labels().size(); truth++) {
            double support = rows.confusion().support(truth);
            positives += truth == label ? support : 0;
            negatives += truth == label ? 0 : support;
        }
        return positives == 0 || negatives == 0
                ? Score.undefined(missing(positives == 0))
                : Score.of(rows.probabilities().ranking(label).pairsInOrder(rows) / (positives * negatives));
    }

    /** {@code Σ (R_k - R_(k-1)) P_k} over the thresholds, highest first: no interpolation between them. */
    Score averagePrecision() {
        double positives = rows.confusion().support(label);
        return positives == 0
                ? Score.undefined(missing(true))
                : Score.of(rows.probabilities().ranking(label).summedPrecision(rows) / positives);
    }

    private String missing(boolean positive) {
        String name = rows.labels().get(label);
        if (positive) {
            return "no row is " + name;
        }
        return rows.labels().size() == 2 ? "no row is " + rows.labels().get(1 - label) : "every row is " + name;
    }

    /** The plain mean of a score over the classes; undefined where it is for one of them. */
    static Score macro(Predictions rows, Function<OneAgainstRest, Score> ofClass) {
        Score[] all = IntStream.range(0, rows.labels().size())
                .mapToObj(label -> ofClass.apply(new OneAgainstRest(rows, label)))
                .toArray(Score[]::new);
        return Arrays.stream(all)
                .filter(score -> !score.isDefined())
                .findFirst()
                .orElseGet(() -> Score.of(
                        Arrays.stream(all).mapToDouble(Score::value).average().orElseThrow()));
    }

    /** The mean of a score over the classes, each weighed by its support. */
    static Score bySupport(Predictions rows, Function<OneAgainstRest, Score> ofClass) {
        return rows.confusion().meanBySupport(label -> ofClass.apply(new OneAgainstRest(rows, label)));
    }
}
