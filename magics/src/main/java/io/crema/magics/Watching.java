package io.crema.magics;

import io.crema.finetune.model.Progress;
import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.MagicContext;
import io.crema.magics.render.TrainingDisplay;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Shows how far a prediction is, when it takes long enough to wonder, and ends it at the stop button. */
final class Watching implements Progress {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** A display that was shown cannot be taken back; an empty one takes no room. */
    private static final DisplayData NOTHING = DisplayData.text("").with(MimeType.HTML, "");

    private final MagicContext context;
    private final String what;
    private final String units;
    private long drawnAt = System.nanoTime() + PATIENCE_NANOS - REDRAW_NANOS;
    private @Nullable String displayId;

    private Watching(MagicContext context, String what, String units) {
        this.context = context;
        this.what = what;
        this.units = units;
    }

    /** Watches and shows; {@code what} goes before the count of rows: {@code Predicting}. */
    static Watching of(MagicContext context, String what) {
        return of(context, what, "rows");
    }

    /** As above, of something else than rows. */
    static Watching of(MagicContext context, String what, String units) {
        return new Watching(context, what, units);
    }

    /** Watches for the stop button only. */
    static Progress stop(MagicContext context) {
        return with(context, (done, rows) -> {});
    }

    /** Watches for the stop button, and tells another display how far it is. */
    static Progress training(MagicContext context, TrainingDisplay display) {
        return with(context, display::at);
    }

    private static Progress with(MagicContext context, BiConsumer<Integer, Integer> hears) {
        return new Progress() {
            @Override
            public void at(int done, int rows) {
                hears.accept(done, rows);
            }

            @Override
            public boolean cancelled() {
                return context.cancelled();
            }
        };
    }

    @Override
    public boolean cancelled() {
        return context.cancelled();
    }

    @Override
    public void at(int done, int rows) {
        boolean last = done == rows;
        if (last ? displayId == null : System.nanoTime() - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = System.nanoTime();
        Display display = context.display();
        DisplayData data = last ? NOTHING : bar(done, rows);
        if (displayId == null) {
            displayId = display.show(data);
        } else {
            display.update(displayId, data);
        }
    }

    private DisplayData bar(int done, int rows) {
        String text = String.format(Locale.ROOT, "%s %,d of %,d %s", what, done, rows, units);
        return DisplayData.text(text)
                .with(
                        MimeType.HTML,
                        "<div>" + text + " <progress value=\"" + done + "\" max=\"" + rows + "\"></progress></div>");
    }
}
