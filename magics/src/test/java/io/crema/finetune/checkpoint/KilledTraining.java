package io.crema.finetune.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.LanguageTuning;
import io.crema.finetune.Tiny;
import io.crema.finetune.Tuning;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A training in a process of its own, to be killed: arguments are what trains and the folder for its run. */
final class KilledTraining {
    private KilledTraining() {}

    /** A model that writes, long enough to be killed in between. */
    static LanguageTuning writer(LanguageModel model) {
        return LanguageResumeIT.training(model, Strategy.lora(4, 8).on("all-linear"))
                .epochs(20)
                .patience(20);
    }

    static Strategy strategy(String name) {
        return switch (name) {
            case "full" -> Strategy.full();
            case "head" -> Strategy.head();
            case "lora" -> Strategy.lora(4, 8);
            case "gradual" -> Strategy.gradual();
            case "bitfit" -> Strategy.bitfit();
            case "fewshot" -> Strategy.fewShot();
            default -> throw new IllegalArgumentException(name);
        };
    }

    public static void main(String[] arguments) {
        Path runs = Path.of(arguments[1]);
        if (arguments[0].equals("writer")) {
            told(writer(LanguageResumeIT.load()), runs).fit();
        } else {
            told(ResumeIT.training(Tiny.model(), strategy(arguments[0])), runs).fit();
        }
    }

    private static <T extends Tuning<T>> T told(T training, Path runs) {
        return training.checkpoints(runs).checkpointEvery(Interval.steps(2)).listener(new TrainingListener() {
            @Override
            public void step(StepReport step) {
                System.out.println("step " + step.step());
            }
        });
    }

    /**
     * Lets a process train, and kills it in the middle of whatever it does after a step.
     *
     * @param what trains: a strategy's name, or {@code writer}
     */
    static RunFolder killed(String what, int atStep, Path runs) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        what,
                        runs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("step " + atStep)) {
                line = lines.readLine();
            }
        }
        child.destroyForcibly();
        assertTrue(child.waitFor(30, TimeUnit.SECONDS));
        return new RunsFolder(runs).runs().get(0);
    }
}
