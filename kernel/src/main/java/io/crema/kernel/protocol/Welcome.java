package io.crema.kernel.protocol;

/** {@code iopub_welcome}: tells a client that its subscription counts, so that it misses nothing from here on. */
public final class Welcome {
    public static final MessageType<Subscribed> SUBSCRIBED = new MessageType<>("iopub_welcome", Subscribed.class);

    private Welcome() {}

    /**
     * A subscription has arrived.
     *
     * @param subscription the topic that the client subscribed to; empty for everything
     */
    public record Subscribed(String subscription) {}
}
