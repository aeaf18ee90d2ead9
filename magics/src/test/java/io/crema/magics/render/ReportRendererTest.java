package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.view.HeatMap;
import io.crema.finetune.view.Report;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ReportRendererTest {
    private final ReportRenderer renderer = new ReportRenderer();

    private final HeatMap chart =
            new HeatMap("Chart", "One cell.", "x", "y", List.of("a"), List.of("b"), List.of(List.of(1.0)));

    @Test
    void showsItsPartsInOrder() {
        Report report = Report.titled("Title <1>")
                .sentence("It costs $5.")
                .table("Caption", Table.create("t", IntColumn.create("n", new int[] {7})))
                .chart(chart);

        List<DisplayData> bundles = renderer.renderAll(report);

        assertEquals(5, bundles.size());
        assertTrue(Strict.html(bundles.get(0)).contains("Title &lt;1&gt;"));
        assertTrue(Strict.html(bundles.get(1)).contains("<span>&#36;</span>5."));
        assertEquals("It costs $5.", bundles.get(1).plainText());
        assertEquals("Caption\nn\n-\n7", bundles.get(2).plainText());
        assertTrue(bundles.get(3).data().containsKey(MimeType.PLOTLY));
        assertTrue(Strict.html(bundles.get(4)).startsWith("<details>"));
    }

    @Test
    void doesNotRepeatNumbersThatAreInATableAlready() {
        List<DisplayData> bundles = renderer.renderAll(Report.titled("Report").chartOfTable(chart));

        assertEquals(2, bundles.size());
        assertTrue(bundles.get(1).data().containsKey(MimeType.PLOTLY));
    }

    @Test
    void givesEveryPartAsTextToo() {
        Report report = Report.titled("Report").sentence("A sentence.").chart(chart);

        assertTrue(renderer.renderAll(report).stream()
                .noneMatch(bundle -> bundle.plainText().isBlank()));
    }
}
