package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.table.TableFeatures;
import java.util.List;

/** Logistic regression on the columns of a table, numbers standardised and categories one by one. */
public record TableLogisticRegression() implements Baseline {

    @Override
    public String name() {
        return "logistic regression";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        LabelledData checked = training.checked();
        List<String> rows = checked.examples();
        TableFeatures features = TableFeatures.fit(checked.roles().features(), rows);
        LogisticRegression regression = LogisticRegression.fit(
                numbers(features, rows),
                checked.labelIndices(),
                checked.labels().size());
        return asked -> regression.probabilities(numbers(features, asked));
    }

    private static Features numbers(TableFeatures features, List<String> rows) {
        return Features.dense(features.encode(rows).rows());
    }
}
