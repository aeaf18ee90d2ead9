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
        return LogisticRegression.of(
                checked, rows, asked -> Features.dense(features.encode(asked).rows()));
    }
}
