package io.crema.magics;

import io.crema.finetune.CrossTuning;
import io.crema.finetune.DryRun;
import io.crema.finetune.FineTuning;
import io.crema.finetune.Tuning;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TableModel;
import io.crema.kernel.magic.MagicContext;
import io.crema.magics.render.TrainingDisplay;

/** What {@code %finetune} does with a fine-tuning of whatever model. */
final class Trying {
    private Trying() {}

    /** A fine-tuning of a loaded model that classifies, or of one for tables, as it is when nothing was said of it. */
    static FineTuning begun(Object model, SplitData data) {
        return model instanceof TableModel table
                ? FineTuning.of(table).on(data)
                : FineTuning.of((Pretrained) model).on(data);
    }

    /** As above, once for each fold. */
    static CrossTuning begun(Object model, FoldedData data) {
        return model instanceof TableModel table
                ? FineTuning.of(table).on(data)
                : FineTuning.of((Pretrained) model).on(data);
    }

    /** What training would take. */
    static <T extends Tuning<T>> DryRun dryRun(Notebook notebook, T tuning) throws Exception {
        return Refusals.of(notebook.magic(), tuning.watchedBy(Watching.stop(notebook.context()))::dryRun);
    }

    /** Prints whether one batch can be learned by heart, if the user asks. */
    static <T extends Tuning<T>> void selfCheck(Notebook notebook, T tuning) throws Exception {
        if (notebook.arguments().flag("--self-check")) {
            T watched = tuning.watchedBy(Watching.stop(notebook.context()));
            notebook.context().print(Refusals.of(notebook.magic(), watched::selfCheck) + "\n");
        }
    }

    /**
     * Shows the training while it runs, unless the user wants it quiet; the stop button ends it.
     *
     * @param rows that are read first
     */
    static <T extends Tuning<T>> T heard(Notebook notebook, T tuning, int rows) {
        MagicContext context = notebook.context();
        if (notebook.quiet()) {
            return tuning.watchedBy(Watching.stop(context));
        }
        var display = new TrainingDisplay(context.display(), context.renderers());
        display.preparing(rows);
        return tuning.listener(display).watchedBy(Watching.training(context, display));
    }
}
