package io.crema.magics;

import io.crema.finetune.Tuning;
import io.crema.finetune.checkpoint.Interval;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code %finetune} is told of checkpoints.
 *
 * @param folder where runs are kept; empty for nowhere
 * @param resumed the run to go on with, by its name or its folder
 */
record CheckpointArguments(Optional<RunsFolder> folder, Optional<String> resumed, Interval interval) {

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--checkpoints",
                        "DIR|none",
                        "",
                        "where the run is kept, so that it can go on when the kernel has died; your folder of runs if"
                                + " nothing is named")
                .option(
                        "--checkpoint-every",
                        "10m|STEPS",
                        "10m",
                        "how often it is kept within an epoch; after each epoch it is")
                .option("--resume", "RUN|DIR", "", "goes on with a run that was stopped or killed: see %runs");
    }

    static CheckpointArguments read(MagicArguments arguments, MagicContext context) {
        Optional<String> named = arguments.optionalText("--checkpoints");
        Optional<RunsFolder> folder = named.isPresent()
                ? named.filter(each -> !each.equals("none")).map(Path::of).map(RunsFolder::new)
                : usual(context);
        return new CheckpointArguments(folder, arguments.optionalText("--resume"), interval(arguments));
    }

    private static Interval interval(MagicArguments arguments) {
        String given = arguments.text("--checkpoint-every");
        return given.matches("[1-9]\\d{0,8}")
                ? Interval.steps(Integer.parseInt(given))
                : Interval.time(arguments.optionalDuration("--checkpoint-every").orElse(Duration.ofMinutes(10)));
    }

    /** The user's folder of runs. */
    static Optional<RunsFolder> usual(MagicContext context) {
        return UserFolders.state(context.environment())
                .map(folder -> folder.resolve("runs"))
                .map(RunsFolder::new);
    }

    <T extends Tuning<T>> T applyTo(T tuning) {
        T kept = folder.map(tuning::checkpoints).orElse(tuning).checkpointEvery(interval);
        return resumed.map(run -> kept.resume(path(run))).orElse(kept);
    }

    private Path path(String run) {
        return folder.map(runs -> runs.find(run).path()).orElse(Path.of(run));
    }

    /** Says what the user said. */
    JavaCall java(JavaCall call, MagicArguments given) {
        JavaCall java = call;
        if (given.isGiven("--checkpoints") && folder.isPresent()) {
            java = java.then("checkpoints", "Path.of(" + JavaCall.literal(given.text("--checkpoints")) + ")");
        }
        if (given.isGiven("--checkpoint-every")) {
            java = java.then("checkpointEvery", intervalJava());
        }
        return resumed.isPresent()
                ? java.then(
                        "resume",
                        "Path.of(" + JavaCall.literal(path(resumed.get()).toString()) + ")")
                : java;
    }

    /** By its whole name: there are intervals of scores, too. */
    private String intervalJava() {
        String often = interval.steps() > 0
                ? "steps(" + interval.steps()
                : "time(Duration.ofSeconds(" + interval.time().toSeconds() + ")";
        return Interval.class.getName() + "." + often + ")";
    }
}
