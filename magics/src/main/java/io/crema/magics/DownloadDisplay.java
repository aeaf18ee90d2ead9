package io.crema.magics;

import io.crema.finetune.hub.Arrival;
import io.crema.finetune.hub.Coming;
import io.crema.finetune.hub.DownloadListener;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.magic.MagicContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows one line below the cell: how far a download is, and in the end what it brought. The stop button ends it. */
final class DownloadDisplay implements DownloadListener, AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final MagicContext context;
    private final boolean shows;
    private @Nullable String displayId;
    private @Nullable Coming coming;
    private long shownAt;

    private DownloadDisplay(MagicContext context, boolean shows) {
        this.context = context;
        this.shows = shows;
    }

    static DownloadDisplay of(MagicContext context) {
        return new DownloadDisplay(context, true);
    }

    /** Shows warnings only. */
    static DownloadDisplay silent(MagicContext context) {
        return new DownloadDisplay(context, false);
    }

    @Override
    public void received(Coming more) {
        coming = more;
        if (displayId == null || System.nanoTime() - shownAt >= PAUSE_NANOS) {
            shownAt = System.nanoTime();
            show(more.sentence());
        }
    }

    @Override
    public void finished(Arrival arrival) {
        coming = null;
        show(arrival.sentence());
    }

    @Override
    public void warned(String sentence) {
        context.warn(sentence + "\n");
    }

    @Override
    public boolean cancelled() {
        return context.cancelled();
    }

    /** Takes away the news of a download that did not come to its end. */
    @Override
    public void close() {
        Coming last = coming;
        if (last != null) {
            show(last.broken());
        }
    }

    private void show(String line) {
        if (!shows) {
            return;
        }
        DisplayData data = DisplayData.text(line);
        if (displayId == null) {
            displayId = context.display().show(data);
        } else {
            context.display().update(displayId, data);
        }
    }
}
