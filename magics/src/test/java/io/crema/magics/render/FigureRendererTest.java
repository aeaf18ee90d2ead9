package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;

class FigureRendererTest {
    private final FigureRenderer renderer = new FigureRenderer();

    private final Table points = Table.create(
            "points",
            DoubleColumn.create("x", 1, 2, 3, 4),
            DoubleColumn.create("y", 1.5, Double.NaN, 3, 2),
            StringColumn.create("name", "a", "b", "</script>", "it's \"d\""));

    @Test
    void raisesATitleToWhatPlotlyThreeReads() throws JsonProcessingException {
        JsonNode figure = Strict.figure(renderer.render(ScatterPlot.create("Y by x", points, "x", "y")));

        assertEquals("Y by x", figure.at("/layout/title/text").textValue());
        assertEquals("x", figure.at("/layout/xaxis/title/text").textValue());
        assertFalse(figure.at("/layout").has("titlefont"));
    }

    @Test
    void writesNumbersAsNumbersAndMissingOnesAsNull() throws JsonProcessingException {
        JsonNode figure = Strict.figure(renderer.render(LinePlot.create("Line", points, "x", "y")));

        JsonNode y = figure.at("/data/0/y");
        assertTrue(y.get(0).isNumber(), y.toString());
        assertTrue(y.get(1).isNull(), y.toString());
    }

    @Test
    void drawsThePictureOfWhatAUserMade() {
        assertTrue(pictured(renderer.render(LinePlot.create("Line", points, "x", "y"))));
        assertTrue(pictured(renderer.render(ScatterPlot.create("Points", points, "x", "y"))));
        assertTrue(pictured(renderer.render(Histogram.create("Counts", points, "x"))));
        assertTrue(pictured(renderer.render(VerticalBarPlot.create("Bars", points, "name", "x"))));
    }

    private static boolean pictured(DisplayData bundle) {
        return bundle.data().containsKey(MimeType.PNG);
    }

    @Test
    void saysWhatItKnowsOfTheFigure() {
        String sentence =
                renderer.render(ScatterPlot.create("Y by x", points, "x", "y")).plainText();

        assertTrue(sentence.startsWith("Y by x (scatter"), sentence);
        assertTrue(sentence.endsWith("y by x"), sentence);
    }
}
