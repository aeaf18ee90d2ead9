package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuning;
import io.crema.kernel.magic.MagicContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trainings of a session that run in the background. For several threads. */
public final class Runs {
    private final List<BackgroundFineTuning> trainings = new ArrayList<>();

    /** Those of the session. */
    static Runs of(MagicContext context) {
        return context.shared(Runs.class, Runs::new);
    }

    /** Starts one under the name of its variable, which no other has that still runs: {@code run}, {@code run-2}. */
    synchronized BackgroundFineTuning start(String variable, FineTuning tuning) {
        String name = variable;
        for (int number = 2; running(name); number++) {
            name = variable + "-" + number;
        }
        String chosen = name;
        trainings.removeIf(each -> each.name().equals(chosen));
        BackgroundFineTuning training = BackgroundFineTuning.start(chosen, tuning);
        trainings.add(training);
        return training;
    }

    private boolean running(String name) {
        return find(name).filter(BackgroundFineTuning::isRunning).isPresent();
    }

    /** The training of a name. */
    synchronized Optional<BackgroundFineTuning> find(String name) {
        return trainings.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** All, the latest last. */
    synchronized List<BackgroundFineTuning> all() {
        return List.copyOf(trainings);
    }

    /** Forgets those that have ended. */
    synchronized int forgetEnded() {
        int before = trainings.size();
        trainings.removeIf(each -> !each.isRunning());
        return before - trainings.size();
    }
}
