package io.crema.magics.render;

import io.crema.finetune.view.Chart;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.List;
import java.util.Map;

/** Shows a chart, and folded in below it the table of its numbers. */
public final class ChartRenderer implements Renderer<Chart> {
    private final Pictures pictures;

    public ChartRenderer() {
        this(new Pictures());
    }

    ChartRenderer(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public Class<Chart> type() {
        return Chart.class;
    }

    /** The chart alone. */
    @Override
    public DisplayData render(Chart chart) {
        return bundle(chart.figure(), chart.sentence(), pictures);
    }

    @Override
    public List<DisplayData> renderAll(Chart chart) {
        return List.of(render(chart), folded(chart));
    }

    /** A Plotly figure, its picture if it can be drawn, and the sentence that stands for them. */
    static DisplayData bundle(Map<String, Object> figure, String sentence, Pictures pictures) {
        DisplayData bundle = DisplayData.text(sentence).with(MimeType.PLOTLY, figure);
        return pictures.draw(figure)
                .map(picture -> bundle.with(MimeType.PNG, picture.png())
                        .withMetadata(MimeType.PNG, Map.of("width", picture.width(), "height", picture.height())))
                .orElse(bundle);
    }

    /** The chart's numbers, opened by a click: front ends give a picture no alternative text. */
    static DisplayData folded(Chart chart) {
        DisplayData table = TableRenderer.captioned(chart.title(), chart.numbers());
        return TableRenderer.folded("Numbers of \u201c" + chart.title() + "\u201d", table);
    }
}
