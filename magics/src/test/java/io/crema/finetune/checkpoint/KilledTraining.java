package io.crema.finetune.checkpoint;

import io.crema.finetune.Tiny;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import java.nio.file.Path;

/** A training in a process of its own, to be killed: arguments are the strategy and the folder for its run. */
final class KilledTraining {
    private KilledTraining() {}

    static Strategy strategy(String name) {
        return switch (name) {
            case "full" -> Strategy.full();
            case "head" -> Strategy.head();
            default -> Strategy.lora(4, 8);
        };
    }

    public static void main(String[] arguments) {
        ResumeIT.training(Tiny.model(), strategy(arguments[0]))
                .checkpoints(Path.of(arguments[1]))
                .checkpointEvery(Interval.steps(2))
                .listener(new TrainingListener() {
                    @Override
                    public void step(StepReport step) {
                        System.out.println("step " + step.step());
                    }
                })
                .fit();
    }
}
