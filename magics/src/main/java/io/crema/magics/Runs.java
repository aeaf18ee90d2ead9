package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuning;
import io.crema.kernel.magic.MagicContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trainings of a session that run in the background. For several threads. */
public final class Runs implements AutoCloseable {
    /** How long a step may take to end when the session does. Front ends kill a kernel after five seconds. */
    private static final Duration LAST_STEP = Duration.ofMillis(2_500);

    private final List<Begun> trainings = new ArrayList<>();

    /**
     * A training, and the cell that began it.
     *
     * @param cell prints below it
     */
    private record Begun(BackgroundFineTuning training, Consumer<String> cell) {}

    /** Those of the session, which are stopped when it ends. */
    static Runs of(MagicContext context) {
        return context.shared(Runs.class, Runs::new);
    }

    /**
     * Starts one under the name of its variable, which no other has that still runs: {@code run}, {@code run-2}.
     *
     * @param cell prints below the cell that begins it
     */
    synchronized BackgroundFineTuning start(String variable, FineTuning tuning, Consumer<String> cell) {
        String name = variable;
        for (int number = 2; running(name); number++) {
            name = variable + "-" + number;
        }
        String chosen = name;
        trainings.removeIf(each -> each.training().name().equals(chosen));
        BackgroundFineTuning training = BackgroundFineTuning.start(chosen, tuning);
        trainings.add(new Begun(training, cell));
        return training;
    }

    private boolean running(String name) {
        return find(name).filter(BackgroundFineTuning::isRunning).isPresent();
    }

    /** The training of a name. */
    Optional<BackgroundFineTuning> find(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** All, the latest last. */
    synchronized List<BackgroundFineTuning> all() {
        return trainings.stream().map(Begun::training).toList();
    }

    /** Forgets those that have ended. */
    synchronized int forgetEnded() {
        int before = trainings.size();
        trainings.removeIf(each -> !each.training().isRunning());
        return before - trainings.size();
    }

    /** Stops those that run, waits for the step they are at, and says below their cells what is kept of them. */
    @Override
    public void close() {
        List<Begun> running = runningOnes();
        running.forEach(each -> each.training().stop(false));
        long end = System.nanoTime() + LAST_STEP.toNanos();
        for (Begun each : running) {
            each.cell().accept(LastWords.of(each.training(), Duration.ofNanos(end - System.nanoTime())) + "\n");
        }
    }

    private synchronized List<Begun> runningOnes() {
        return trainings.stream().filter(each -> each.training().isRunning()).toList();
    }
}
