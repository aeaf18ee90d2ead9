package io.crema.kernel.display;

/** What is a bundle already is shown as it is. */
public final class DisplayDataRenderer implements Renderer<DisplayData> {
    @Override
    public Class<DisplayData> type() {
        return DisplayData.class;
    }

    @Override
    public DisplayData render(DisplayData value) {
        return value;
    }
}
