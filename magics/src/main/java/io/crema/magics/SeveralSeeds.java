package io.crema.magics;

import io.crema.finetune.SeedRuns;
import io.crema.finetune.SeedTuning;
import io.crema.finetune.Tuned;
import io.crema.finetune.Tuning;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import io.crema.magics.render.TrainingDisplay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code %finetune --seeds}: {@link SeedTuning}. */
final class SeveralSeeds {
    private static final String OPTION = "--seeds";

    /** The models of all of them stay in memory. */
    private static final int MOST = 50;

    private SeveralSeeds() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                OPTION,
                "N",
                "1",
                "trains N times, from seed to seed + N - 1, into the variable seeds: how much of a score is chance; run is"
                        + " the one of the median score, and a --budget is shared equally");
    }

    /** How many there are to be; what goes with one alone is noted as a problem. */
    static int read(MagicArguments arguments) {
        int seeds = arguments.integer(OPTION, Range.between(1, MOST));
        if (seeds > 1) {
            if (arguments.optionalText("--out").filter("seeds"::equals).isPresent()) {
                arguments.problem("seeds is the variable of all runs: name the median one otherwise, -o run");
            }
            refuse(
                    arguments,
                    "--background",
                    "train them in front, or each on its own: %finetune --background --seed 43 -o run43");
            refuse(arguments, "--self-check", "type %finetune --self-check for one seed first");
            refuse(arguments, "--resume", "a run has one seed: type %finetune --resume RUN --seed S without " + OPTION);
        }
        return seeds;
    }

    private static void refuse(MagicArguments arguments, String option, String instead) {
        if (arguments.isGiven(option)) {
            arguments.problem(option + " does not go with " + OPTION + ": " + instead);
        }
    }

    /** Folds are another chance, that of which rows are learned from. */
    static void refuseFolds(MagicArguments arguments) {
        if (arguments.integer(OPTION, Range.between(1, MOST)) > 1) {
            arguments.problem(OPTION + " goes with parts that stay, not with folds: divide the data by"
                    + " %split --train .8 --valid .1 --test .1");
        }
    }

    /**
     * Trains, and leaves all runs in the variable seeds and that of the median score in run.
     *
     * @param several makes of one training that of all seeds
     */
    static <T extends Tuning<T>, R extends Tuned, S extends SeedRuns<R>> Object run(
            Notebook notebook, T tuning, Function<T, SeedTuning<T, R, S>> several) throws Exception {
        if (notebook.arguments().flag("--dry-run")) {
            return Refusals.of(notebook.magic(), () -> several.apply(tuning).dryRun());
        }
        MagicContext context = notebook.context();
        var display = new TrainingDisplay(context.display(), context.renderers());
        S runs;
        try {
            runs = Refusals.of(
                    notebook.magic(),
                    () -> notebook.quiet()
                            ? several.apply(tuning).fit()
                            : several.apply(tuning.watchedBy(Watching.training(context, display)))
                                    .listener(display)
                                    .fit());
        } finally {
            display.close();
        }
        notebook.keep("seeds", runs);
        notebook.bind("run", runs.median());
        if (context.cancelled()) { // a cell that was stopped has no result, and so none would be seen
            context.renderers().renderAll(runs).forEach(context.display()::show);
        }
        said(notebook, runs.series(), runs.median()).forEach(line -> context.print(line + "\n"));
        return runs;
    }

    /** What the variables hold, and how to go on with what was stopped. */
    private static List<String> said(Notebook notebook, SeedSeries series, Tuned median) {
        List<String> said = new ArrayList<>();
        if (!notebook.quiet()) {
            long seed = median.provenance().seed();
            said.add(notebook.target("run") + " is the run of seed " + seed
                    + (series.median().isPresent() ? ", the median score" : ", the first that left a model")
                    + "; seeds holds them all: seeds.run(" + seed + ").");
        }
        List<SeedTraining> trainings = series.trainings();
        SeedTraining last = trainings.get(trainings.size() - 1);
        if (last.reason() == StopReason.INTERRUPTED && !last.keptAs().isEmpty()) {
            said.add("With the same options, %finetune --resume " + last.keptAs() + " --seed " + last.seed()
                    + " goes on with the one that was interrupted.");
        }
        int left = series.asked() - trainings.size();
        if (left > 0) {
            said.add("With the same options, %finetune --seed " + (last.seed() + 1)
                    + (left > 1 ? " " + OPTION + " " + left : "") + " trains what was not begun.");
        }
        return said;
    }

    /** Prints the Java of the same. */
    static void showJava(Notebook notebook, JavaCall tuning, int seeds) {
        JavaCall all = new JavaCall("var seeds = " + tuning.value()).then("seeds", String.valueOf(seeds));
        if (notebook.arguments().flag("--dry-run")) {
            notebook.show(
                    JavaCall.into(notebook.target("run"), all.then("dryRun").value()));
            return;
        }
        notebook.show(all.then("fit"));
        notebook.show(JavaCall.into(notebook.target("run"), "seeds").then("median"));
    }
}
