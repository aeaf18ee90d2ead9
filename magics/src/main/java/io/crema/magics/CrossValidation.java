package io.crema.magics;

import io.crema.finetune.CrossTuning;
import io.crema.finetune.CrossValidated;
import io.crema.finetune.data.FoldedData;
import io.crema.kernel.magic.MagicArguments;
import io.crema.magics.render.SeriesDisplay;
import java.util.List;

/** {@code %finetune} on folds: {@link CrossTuning}. */
final class CrossValidation {
    private static final List<String> OF_ONE_TRAINING = List.of(
            "--background",
            "--self-check",
            "--dry-run",
            "--augment",
            "--budget",
            "--checkpoints",
            "--checkpoint-every",
            "--resume");

    private CrossValidation() {}

    /** Trains a model for each fold, and leaves what came of it in the variable cv. */
    static CrossValidated run(Notebook notebook, Object model, FoldedData data, List<Wish> wishes) throws Exception {
        MagicArguments arguments = notebook.arguments();
        OF_ONE_TRAINING.stream()
                .filter(arguments::isGiven)
                .forEach(option -> arguments.problem(option + " goes with a single training, not with folds"));
        SeveralSeeds.refuseFolds(arguments);
        arguments.check();
        var display = new SeriesDisplay(notebook.context().display());
        try {
            return notebook.bind("cv", Refusals.of(notebook.magic(), () -> {
                CrossTuning watched = Trying.begun(model, data).watchedBy(Watching.stop(notebook.context()));
                CrossTuning tuning = Wish.applied(watched, wishes);
                return (notebook.quiet() ? tuning : tuning.listener(display)).fit();
            }));
        } finally {
            display.close();
        }
    }
}
