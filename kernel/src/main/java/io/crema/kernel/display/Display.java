package io.crema.kernel.display;

/** Where a running cell shows things. A display that was shown can be replaced later by its id, also by a later cell. */
public interface Display {

    /**
     * Shows a bundle below the cell.
     *
     * @return the display id, to be used with {@link #update}
     */
    String show(DisplayData data);

    /** Shows a bundle below the cell under an id of the caller's, where displays have ids. */
    default void show(String displayId, DisplayData data) {
        show(data);
    }

    /** Replaces every display of this id, wherever in the notebook it stands. An unknown id shows nothing. */
    void update(String displayId, DisplayData data);

    /**
     * Clears the cell's output.
     *
     * @param wait whether to wait until there is new output, so that the cell does not flicker
     */
    void clear(boolean wait);
}
