package io.crema.kernel.shell;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one session's {@link Notebook} functions do. */
final class NotebookFunctions {
    private final JavaSession session;
    private final Renderers renderers;
    private final Handover handover;
    private final MagicRunner magics;
    private volatile @Nullable String lastShown;

    NotebookFunctions(JavaSession session, Renderers renderers, Handover handover, MagicRunner magics) {
        this.session = session;
        this.renderers = renderers;
        this.handover = handover;
        this.magics = magics;
    }

    Handover handover() {
        return handover;
    }

    String display(@Nullable Object value) {
        if (value instanceof DisplayData data) {
            return shown(cell().output().show(data));
        }
        List<DisplayData> all = value == null ? List.of(render(null)) : renderers.renderAll(value);
        String id = "";
        for (DisplayData data : all) {
            id = cell().output().show(data);
        }
        return shown(id);
    }

    void update(String id, @Nullable Object value) {
        cell().output().update(id, render(value));
    }

    DisplayData render(@Nullable Object value) {
        if (value instanceof DisplayData data) {
            return data;
        }
        return value == null ? DisplayData.text("null") : renderers.render(value);
    }

    void clear(boolean wait) {
        cell().output().clear(wait);
    }

    String ask(String prompt, boolean hidden) throws InterruptedException {
        return cell().input().readLine(prompt, hidden);
    }

    Comms comms() {
        return cell().output().comms();
    }

    @Nullable
    Object runMagic(int id) throws Exception {
        return magics.runEmbedded(id, cell());
    }

    /** Whether a cell's value is nothing but the id of what it has just shown: {@code display(x);} alone. */
    @SuppressWarnings("ReferenceEquality") // the very id, not a text that happens to be equal
    boolean isIdJustShown(Object value) {
        return value == lastShown;
    }

    void forgetShown() {
        lastShown = null;
    }

    private String shown(String id) {
        lastShown = id;
        return id;
    }

    private RunningCell cell() {
        return session.latest();
    }
}
