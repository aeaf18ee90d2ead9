package io.crema.finetune.data;

/**
 * Prompts divided into parts.
 *
 * @param train the rows to learn from
 * @param validation the rows that steer training
 * @param test the rows on which the result is reported
 * @param split how they were divided
 * @param whole the data before it was divided
 */
public record PromptSplit(PromptData train, PromptData validation, PromptData test, Split split, PromptData whole) {

    /** {@code questions: 240 train, 30 validation, 30 test (seed 42)}. */
    @Override
    public String toString() {
        return split.sentence(train.name(), train.rows(), validation.rows(), test.rows());
    }
}
