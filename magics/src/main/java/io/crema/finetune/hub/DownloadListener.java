package io.crema.finetune.hub;

import java.util.function.Consumer;

/** Hears of a download, and may end it. Called on the thread that asked for the model. */
public interface DownloadListener {

    /** Hears nothing and never ends anything. */
    DownloadListener NONE = new DownloadListener() {};

    /** More has come; called for every few kilobytes. */
    default void received(Coming coming) {}

    /** All is there. */
    default void finished(Arrival arrival) {}

    /** Something is not as it was asked for, and it goes on all the same: one sentence. */
    default void warned(String sentence) {}

    /** Whether to stop. What has come is kept, and the next download goes on there. */
    default boolean cancelled() {
        return false;
    }

    /** Tells the end and warnings, each as a line. */
    static DownloadListener lines(Consumer<String> lines) {
        return new DownloadListener() {
            @Override
            public void finished(Arrival arrival) {
                lines.accept(arrival.sentence());
            }

            @Override
            public void warned(String sentence) {
                lines.accept(sentence);
            }
        };
    }
}
