package io.crema.finetune.metrics;

import java.util.List;

/** How well a model does on rows, whatever it says of them. */
public sealed interface Evaluated permits Evaluation, RegressionEvaluation, MultiLabelEvaluation {
    /** What the rows are called: {@code test split of reviews}. */
    String rowsName();

    /** The metrics, their intervals and the baselines. */
    Measurements<?> measurements();

    /** What a reader of the numbers has to know, a sentence each. */
    List<String> notes();
}
