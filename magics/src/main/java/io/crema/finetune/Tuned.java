package io.crema.finetune;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.List;
import java.util.Optional;

/** A model that was fine-tuned, whatever it does, with all that is known of how. */
public sealed interface Tuned extends AutoCloseable permits FineTuned, TunedLanguageModel {

    /** What tables and sentences call it: {@code fine-tuned minilm}. */
    String name();

    /** What was to be done. */
    TrainingPlan plan();

    /** How it went, epoch by epoch. */
    TrainingLoop.Outcome outcome();

    /** What was noticed while it was trained, and since. */
    List<Finding> findings();

    /** Where its checkpoints are, if they were kept. */
    Optional<RunFolder> checkpoints();

    /** What to repeat it with, and how often it was judged on its test rows so far. */
    Provenance provenance();

    @Override
    void close();
}
