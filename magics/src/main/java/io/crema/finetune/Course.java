package io.crema.finetune;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.List;
import java.util.Optional;

/**
 * What was to be done, how it went, and what was noticed.
 *
 * @param checkpoints where they are, if they were kept
 */
record Course(
        TrainingPlan plan, TrainingLoop.Outcome outcome, List<Finding> findings, Optional<RunFolder> checkpoints) {
    Course {
        findings = List.copyOf(findings);
    }
}
