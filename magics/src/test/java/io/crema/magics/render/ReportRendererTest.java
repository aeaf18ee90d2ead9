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
import tech.tablesaw.api.StringColumn;
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

        assertEquals(3, bundles.size());
        String html = Strict.html(bundles.get(0));
        assertTrue(html.contains("Title &lt;1&gt;"), html);
        assertTrue(html.contains("<span>&#36;</span>5."), html);
        assertEquals(
                "Title <1>\n\nIt costs $5.\n\nCaption\nn\n-\n7", bundles.get(0).plainText());
        assertTrue(bundles.get(1).data().containsKey(MimeType.PLOTLY));
        assertTrue(Strict.html(bundles.get(2)).startsWith("<details>"));
    }

    @Test
    void listsFindings() {
        Report report = Report.titled("Report").findings("By sex", List.of("One <b>.", "Two."));

        DisplayData only = renderer.render(report);

        assertEquals("Report\n\nBy sex\n- One <b>.\n- Two.", only.plainText());
        assertTrue(Strict.html(only).contains("<li style=\"margin:2px 0\">One &lt;b&gt;.</li>"), Strict.html(only));
    }

    @Test
    void writesCountsOfATableAsItsSentencesDo() {
        Table table = Table.create(
                "t", StringColumn.create("share", "65 %", "< 1 %"), IntColumn.create("rows", new int[] {12345, 7}));

        String text = renderer.render(Report.titled("Report").table("Caption", table, List.of("A note.")))
                .plainText();

        assertTrue(text.endsWith("share    rows\n-----  ------\n 65 %  12,345\n< 1 %       7\nA note."), text);
    }

    @Test
    void breaksANarrowCellOnlyBeforeItsInterval() {
        Table table = Table.create("t", StringColumn.create("rate", "0.87 [0.71 to 0.95]"));

        String html = Strict.html(renderer.render(Report.titled("Report").table("", table)));

        assertTrue(html.contains("0.87 <span style=\"white-space:nowrap\">[0.71 to 0.95]</span>"), html);
    }

    @Test
    void foldsATableButNotItsText() {
        Table table = Table.create("t", IntColumn.create("n", new int[] {7}));

        DisplayData only = renderer.render(Report.titled("Report").foldedTable("All", table));

        assertTrue(Strict.html(only).contains("<summary style=\"cursor:pointer\">All</summary>"), Strict.html(only));
        assertEquals("Report\n\nAll\nn\n-\n7", only.plainText());
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
