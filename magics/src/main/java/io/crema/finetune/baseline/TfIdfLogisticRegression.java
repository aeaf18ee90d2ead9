package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;
import java.util.List;

/**
 * Words weighed by TF-IDF, and a logistic regression on them: the baseline to beat on texts. It is scikit-learn's
 * {@code TfidfVectorizer} and {@code LogisticRegression}.
 *
 * @param words how texts become features
 * @param c the inverse strength of the L2 penalty, above 0
 */
public record TfIdfLogisticRegression(TfIdf words, double c) implements Baseline {
    public TfIdfLogisticRegression {
        if (!(c > 0)) {
            throw new IllegalArgumentException("C must be above 0, not " + c);
        }
    }

    /**
     * A strong opponent: words and pairs of words, counts taken by logarithm, C = 10. On product reviews it is some
     * points ahead of {@link #withDefaults}, and a model is better compared with the stronger.
     */
    public static TfIdfLogisticRegression strong() {
        return new TfIdfLogisticRegression(new TfIdf(2, true), 10);
    }

    /** With the defaults of scikit-learn: single words, plain counts, C = 1. */
    public static TfIdfLogisticRegression withDefaults() {
        return new TfIdfLogisticRegression(new TfIdf(1, false), 1);
    }

    @Override
    public String name() {
        return "TF-IDF + logistic regression";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        List<String> texts = training.checked().texts();
        Vocabulary vocabulary = Vocabulary.of(texts, words);
        LogisticRegression regression = LogisticRegression.fit(
                vocabulary.features(texts),
                training.labelIndices(),
                training.labels().size(),
                c);
        return unseen -> regression.probabilities(vocabulary.features(unseen));
    }
}
