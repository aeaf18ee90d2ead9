package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crema.finetune.view.BarChart;
import io.crema.finetune.view.Chart;
import io.crema.finetune.view.HeatMap;
import io.crema.finetune.view.LineChart;
import io.crema.finetune.view.PointChart;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartRendererTest {
    private static final double NONE = Double.NaN;

    private final ChartRenderer renderer = new ChartRenderer();

    static List<Chart> charts() {
        return List.of(
                new LineChart(
                        "Curve",
                        "It falls.",
                        "epoch",
                        "loss",
                        List.of(1.0, 2.0, 3.0),
                        List.of(
                                new LineChart.Line("train", List.of(0.9, 0.5, 0.1)),
                                new LineChart.Line("validation", List.of(0.9, NONE, 0.6))),
                        List.of(new LineChart.Mark(2, "best"))),
                new BarChart(
                        "Rates",
                        "They differ.",
                        "group",
                        "rate",
                        List.of("a", "b <script>"),
                        List.of(new BarChart.Bars(
                                "rate", List.of(new BarChart.Bar(0.5, 0.4, 0.7), BarChart.Bar.of(NONE)))),
                        List.of(new BarChart.Reference(0.45, "all rows"))),
                new HeatMap(
                        "Confusion",
                        "Mostly right.",
                        "predicted",
                        "true",
                        List.of("no", "yes"),
                        List.of("no", "yes"),
                        List.of(List.of(9.0, 1.0), List.of(NONE, 8.0))),
                new PointChart(
                        "Reliability",
                        "It is too sure.",
                        "confidence",
                        "accuracy",
                        "right as often as sure",
                        List.of(
                                new PointChart.Points("before", List.of(new PointChart.Point(.8, .7, .6, .8, 40))),
                                new PointChart.Points("after", List.of(new PointChart.Point(.7, .7, .6, .8, 40))))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void bundlesAFigureAPictureAndASentenceButNeverHtml(Chart chart) throws IOException {
        DisplayData bundle = renderer.render(chart);

        assertEquals(chart.sentence(), bundle.plainText());
        assertFalse(bundle.data().containsKey(MimeType.HTML));
        JsonNode figure = Strict.figure(bundle);
        assertEquals(chart.title(), figure.at("/layout/title/text").textValue());
        assertFalse(figure.at("/data/0/type").isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsAPictureOfTheSizeItStates(Chart chart) throws IOException {
        DisplayData bundle = renderer.render(chart);

        BufferedImage picture = picture(bundle);
        assertEquals(
                Map.of("width", picture.getWidth(), "height", picture.getHeight()),
                bundle.metadata().get("image/png"));
        assertTrue(picture.getWidth() <= 720);
        assertTrue(colours(picture) > 20, "text, lines and areas leave many shades");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void foldsTheTableOfItsNumbersInBelow(Chart chart) {
        List<DisplayData> bundles = renderer.renderAll(chart);

        assertEquals(2, bundles.size());
        String html = Strict.html(bundles.get(1));
        assertTrue(html.startsWith("<details><summary"), html);
        assertTrue(html.contains(chart.title() + "</caption>"), html);
    }

    @Test
    void drawsIntervalsAndReferencesWhereTheValuesAre() throws IOException {
        Chart narrow = bars(0.5, 0.49, 0.51);
        Chart wide = bars(0.5, 0.1, 0.9);

        assertTrue(ink(narrow) < ink(wide), "a wider interval is a longer line");
    }

    private static Chart bars(double value, double low, double high) {
        return new BarChart(
                "Rates",
                "One.",
                "group",
                "rate",
                List.of("a"),
                List.of(new BarChart.Bars("rate", List.of(new BarChart.Bar(value, low, high)))),
                List.of(new BarChart.Reference(1, "all")));
    }

    private static BufferedImage picture(DisplayData bundle) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) bundle.data().getOrDefault(MimeType.PNG, new byte[0])));
    }

    /** Dark pixels right of the labels. */
    private int ink(Chart chart) throws IOException {
        BufferedImage picture = picture(renderer.render(chart));
        int dark = 0;
        for (int x = 100; x < picture.getWidth(); x++) {
            for (int y = 60; y < picture.getHeight() - 60; y++) {
                dark += (picture.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
            }
        }
        return dark;
    }

    private static long colours(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }
}
