package io.crema.magics.render;

import io.crema.finetune.SeriesListener;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.view.LearningCurve;
import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a training while it runs: one display with a bar, the numbers of now and a table of the epochs, and below it the
 * learning curve, once an epoch.
 *
 * <p>Steps redraw the display at most four times a second, measured when a step ends; there is no thread. What happens
 * rarely (the start, an epoch, the end) is always shown. It outlives the training as a table and a sentence.
 *
 * <p>One display is for one training, or for several that follow one another, each in the place of the one before and
 * under a line that says which it is. It is called on the trainings' thread.
 */
public final class TrainingDisplay implements TrainingListener, SeriesListener {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Display display;
    private final Renderers renderers;
    private final LongSupplier nanoTime;

    private final List<Finding> findings = new ArrayList<>();
    private @Nullable TrainingProgress progress;
    private @Nullable String statusId;
    private @Nullable String curveId;
    private String which = "";
    private long drawnAt;

    /**
     * @param display where it is shown
     * @param renderers what draws the learning curve
     */
    public TrainingDisplay(Display display, Renderers renderers) {
        this(display, renderers, System::nanoTime);
    }

    TrainingDisplay(Display display, Renderers renderers, LongSupplier nanoTime) {
        this.display = display;
        this.renderers = renderers;
        this.nanoTime = nanoTime;
    }

    /** Shows that a training on so many rows is about to begin; what comes first, reading the texts, has no count. */
    public void preparing(int rows) {
        draw(TrainingStatus.preparing(rows));
    }

    /**
     * Shows how far a computation is that is no training step: before the first one that of features, after an epoch the
     * validation.
     */
    public void at(int done, int rows) {
        if (nanoTime.getAsLong() - drawnAt >= REDRAW_NANOS) {
            draw(
                    progress == null
                            ? TrainingStatus.computing(done, rows)
                            : TrainingStatus.validating(progress, done, rows));
        }
    }

    @Override
    public TrainingListener next(int number, int of, String what) {
        which = String.format(Locale.ROOT, "Training %d of %d: %s", number, of, what);
        progress = null;
        findings.clear();
        empty(curveId);
        draw(TrainingStatus.beginning());
        return this;
    }

    /** Takes what is shown away, where the result says what came of it. */
    public void close() {
        empty(statusId);
        empty(curveId);
    }

    private void empty(@Nullable String id) {
        if (id != null) {
            display.update(id, DisplayData.text("").with(MimeType.HTML, ""));
        }
    }

    @Override
    public void started(TrainingPlan plan) {
        progress = new TrainingProgress(plan, nanoTime.getAsLong(), findings);
        drawNow(progress);
    }

    @Override
    public void resumed(Standing standing) {
        if (progress != null) {
            progress.resumed(standing);
            drawNow(progress);
        }
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
        if (progress != null) {
            drawNow(progress);
        }
    }

    @Override
    public void step(StepReport step) {
        if (progress == null) {
            return;
        }
        progress.stepped(step);
        if (nanoTime.getAsLong() - drawnAt >= REDRAW_NANOS) {
            drawNow(progress);
        }
    }

    @Override
    public void epoch(EpochReport epoch) {
        if (progress == null) {
            return;
        }
        progress.validated(epoch);
        drawNow(progress);
        DisplayData curve = renderers
                .renderAll(LearningCurve.chart(progress.epochs()))
                .get(0); // the table of its numbers stands above already
        if (curveId == null) {
            curveId = display.show(curve);
        } else {
            display.update(curveId, curve);
        }
    }

    @Override
    public void ended(TrainingLoop.Outcome outcome) {
        if (progress != null) {
            show(TrainingStatus.ended(progress, outcome));
        }
    }

    private void drawNow(TrainingProgress now) {
        draw(TrainingStatus.running(now, nanoTime.getAsLong()));
    }

    private void draw(DisplayData status) {
        drawnAt = nanoTime.getAsLong();
        show(status);
    }

    private void show(DisplayData said) {
        DisplayData status = which.isEmpty() ? said : TrainingStatus.under(which, said);
        if (statusId == null) {
            statusId = display.show(status);
        } else {
            display.update(statusId, status);
        }
    }
}
