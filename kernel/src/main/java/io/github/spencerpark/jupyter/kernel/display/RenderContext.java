package io.github.spencerpark.jupyter.kernel.display;

import io.crema.kernel.display.MimeType;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@link RenderFunction} is asked for, and where it puts what it draws. */
public final class RenderContext {
    private final Set<MimeType> wanted;
    private final DisplayData output = new DisplayData();

    RenderContext(Set<MimeType> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /** Draws in a type, if it is wanted. */
    public RenderContext renderIfRequested(MIMEType type, Supplier<?> drawing) {
        if (wantsDataRenderedAs(type)) {
            output.putData(type, drawing.get());
        }
        return this;
    }

    public boolean wantsDataRenderedAs(MIMEType type) {
        return wanted.contains(type.type());
    }

    public DisplayData getOutputContainer() {
        return output;
    }
}
