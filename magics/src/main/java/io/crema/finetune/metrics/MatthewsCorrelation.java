package io.crema.finetune.metrics;

/**
 * The correlation of truth and prediction (Matthews 1975; for several classes Gorodkin 2004).
 *
 * <p>{@code (c s - Σ p_k t_k) / √((s² - Σ p_k²)(s² - Σ t_k²))} with c rows correct, s rows, p_k predicted as and t_k
 * truly of class k.
 */
final class MatthewsCorrelation {
    private MatthewsCorrelation() {}

    static Score of(ConfusionMatrix confusion) {
        double total = confusion.total();
        double both = 0;
        double predictedSquares = 0;
        double trueSquares = 0;
        for (int label = 0; label < confusion.classes(); label++) {
            double predicted = confusion.predictedAs(label);
            double support = confusion.support(label);
            if (support == total) {
                return Score.undefined("every row is " + confusion.labels().get(label));
            }
            if (predicted == total) {
                return Score.undefined(
                        "every row is predicted " + confusion.labels().get(label));
            }
            both += predicted * support;
            predictedSquares += predicted * predicted;
            trueSquares += support * support;
        }
        double covariance = confusion.correct() * total - both;
        double variances = (total * total - predictedSquares) * (total * total - trueSquares);
        return Score.of(covariance / Math.sqrt(variances));
    }
}
