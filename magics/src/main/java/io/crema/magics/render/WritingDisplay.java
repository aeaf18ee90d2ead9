package io.crema.magics.render;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a text while a model writes it, at most ten times a second. When it is written the display is emptied, since the
 * text is then the cell's result.
 */
public final class WritingDisplay implements Consumer<String> {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Display display;
    private final String prompt;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String displayId;
    private long drawnAt;

    public WritingDisplay(Display display, String prompt) {
        this.display = display;
        this.prompt = prompt;
    }

    @Override
    public void accept(String more) {
        text.append(more);
        if (displayId == null || System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            drawnAt = System.nanoTime();
            show(DisplayData.text(prompt + text)
                    .with(MimeType.HTML, CompletionsRenderer.html(prompt, text.toString())));
        }
    }

    /** The text is written. */
    public void end() {
        if (displayId != null) {
            show(DisplayData.text("").with(MimeType.HTML, ""));
        }
    }

    private void show(DisplayData data) {
        if (displayId == null) {
            displayId = display.show(data);
        } else {
            display.update(displayId, data);
        }
    }
}
