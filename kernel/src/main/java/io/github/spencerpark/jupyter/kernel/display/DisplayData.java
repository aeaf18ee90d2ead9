package io.github.spencerpark.jupyter.kernel.display;

import io.crema.kernel.display.Identified;
import io.crema.kernel.display.MimeType;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing to see, to be filled type by type: IJava's counterpart of {@link io.crema.kernel.display.DisplayData}. */
public final class DisplayData implements Identified {
    private io.crema.kernel.display.DisplayData bundle;
    private @Nullable String displayId;

    /** Nothing yet. */
    public DisplayData() {
        this(new io.crema.kernel.display.DisplayData(java.util.Map.of(), java.util.Map.of()));
    }

    /** Plain text. */
    public DisplayData(String text) {
        this(io.crema.kernel.display.DisplayData.text(text));
    }

    /** As another one is by now. */
    public DisplayData(DisplayData other) {
        this(other.bundle());
        displayId = other.getDisplayId();
    }

    private DisplayData(io.crema.kernel.display.DisplayData bundle) {
        this.bundle = bundle;
    }

    /** A bundle in IJava's dress. */
    public static DisplayData of(io.crema.kernel.display.DisplayData bundle) {
        return new DisplayData(bundle);
    }

    /** What it holds by now. */
    public synchronized io.crema.kernel.display.DisplayData bundle() {
        return bundle;
    }

    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    public void putJavaScript(String javascript) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, javascript);
    }

    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }

    public void putData(String type, Object value) {
        putData(MIMEType.parse(type), value);
    }

    public void putData(MIMEType type, Object value) {
        put(type.type(), value);
    }

    private synchronized void put(MimeType type, Object value) {
        bundle = bundle.with(type, value);
    }

    /** What it holds of a type; null for nothing, as in IJava. */
    public @Nullable Object getData(MIMEType type) {
        return bundle().data().get(type.type());
    }

    public boolean hasDataForType(MIMEType type) {
        return bundle().data().containsKey(type.type());
    }

    /** From here on it is shown under this id, for {@code updateDisplay}. */
    public synchronized void setDisplayId(@Nullable String id) {
        displayId = id;
    }

    /** What {@link #setDisplayId} was told; null for nothing, as in IJava. */
    public synchronized @Nullable String getDisplayId() {
        return displayId;
    }

    public boolean hasDisplayId() {
        return displayId().isPresent();
    }

    @Override
    public Optional<String> displayId() {
        return Optional.ofNullable(getDisplayId());
    }

    @Override
    public String toString() {
        return bundle().toString();
    }
}
