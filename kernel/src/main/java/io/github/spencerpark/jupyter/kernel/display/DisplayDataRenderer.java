package io.github.spencerpark.jupyter.kernel.display;

/** What is a bundle already is shown as it is. */
public final class DisplayDataRenderer implements io.crema.kernel.display.Renderer<DisplayData> {
    @Override
    public Class<DisplayData> type() {
        return DisplayData.class;
    }

    @Override
    public io.crema.kernel.display.DisplayData render(DisplayData value) {
        return value.bundle();
    }
}
