package io.crema.magics.render;

import io.crema.finetune.SeriesListener;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingPlan;
import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far trainings are that follow one another, in one line and a bar, at most three times a second. It goes away
 * when all are done, since the result says what came of them.
 *
 * <p>For one series, on its thread.
 */
public final class SeriesDisplay implements SeriesListener {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Display display;
    private final LongSupplier nanoTime;
    private @Nullable String displayId;
    private long drawnAt;

    /** @param display where it is shown */
    public SeriesDisplay(Display display) {
        this(display, System::nanoTime);
    }

    SeriesDisplay(Display display, LongSupplier nanoTime) {
        this.display = display;
        this.nanoTime = nanoTime;
    }

    @Override
    public TrainingListener next(int number, int of, String what) {
        String heading = String.format(Locale.ROOT, "Training %d of %d: %s", number, of, what);
        draw(heading, number - 1, of);
        return new Training(heading, number, of);
    }

    /** Takes the display away. */
    public void close() {
        if (displayId != null) {
            display.update(displayId, DisplayData.text("").with(MimeType.HTML, ""));
        }
    }

    private void draw(String text, double done, int of) {
        drawnAt = nanoTime.getAsLong();
        String bar = String.format(
                Locale.ROOT,
                "<div>%s <progress value=\"%.3f\" max=\"%d\"></progress></div>",
                Html.text(text),
                done,
                of);
        DisplayData data = DisplayData.text(text).with(MimeType.HTML, bar);
        if (displayId == null) {
            displayId = display.show(data);
        } else {
            display.update(displayId, data);
        }
    }

    /** One of them. */
    private final class Training implements TrainingListener {
        private final String heading;
        private final int number;
        private final int of;
        private @Nullable TrainingPlan plan;
        private String lastScore = "";

        Training(String heading, int number, int of) {
            this.heading = heading;
            this.number = number;
            this.of = of;
        }

        @Override
        public void started(TrainingPlan begun) {
            plan = begun;
        }

        @Override
        public void epoch(EpochReport epoch) {
            lastScore = " \u00b7 " + epoch.scores().monitored();
        }

        @Override
        public void step(StepReport step) {
            if (plan != null && nanoTime.getAsLong() - drawnAt >= REDRAW_NANOS) {
                String text = heading + " \u00b7 epoch " + step.epoch() + " of " + plan.epochs() + lastScore;
                draw(text, number - 1 + (double) step.step() / plan.steps(), of);
            }
        }
    }
}
