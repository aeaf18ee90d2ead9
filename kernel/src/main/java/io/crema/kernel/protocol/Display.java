package io.crema.kernel.protocol;

import java.util.Map;

/** {@code display_data}, {@code update_display_data} and {@code clear_output}. */
public final class Display {
    public static final MessageType<Data> DATA = new MessageType<>("display_data", Data.class);
    public static final MessageType<Data> UPDATE = new MessageType<>("update_display_data", Data.class);
    public static final MessageType<Clear> CLEAR = new MessageType<>("clear_output", Clear.class);

    private Display() {}

    /**
     * Something to see.
     *
     * @param data a value by MIME type
     * @param transientData {@code transient} on the wire: what is not stored in the notebook, {@code display_id}
     */
    public record Data(Map<String, Object> data, Map<String, Object> metadata, Map<String, Object> transientData) {}

    /**
     * Takes a cell's outputs away.
     *
     * @param waitForOutput {@code wait} on the wire: whether to clear only when there is new output
     */
    public record Clear(boolean waitForOutput) {}
}
