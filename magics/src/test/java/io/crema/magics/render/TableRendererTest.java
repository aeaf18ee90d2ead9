package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableRendererTest {
    private final TableRenderer renderer = new TableRenderer();

    @Test
    void captionsTheTableAndNamesItsHeadings() {
        Table table =
                Table.create("reviews", StringColumn.create("text", "good"), IntColumn.create("stars", new int[] {5}));

        String html = Strict.html(renderer.render(table));

        assertTrue(html.contains("reviews</caption>"), html);
        assertTrue(html.contains("<th scope=\"col\""), html);
        assertTrue(html.contains("<th scope=\"row\""), html);
        assertTrue(html.contains("1 row \u00d7 2 columns"), html);
    }

    @Test
    void putsNumbersAtTheRightAndTextAtTheLeft() {
        Table table = Table.create("t", StringColumn.create("text", "good"), IntColumn.create("stars", new int[] {5}));

        String html = Strict.html(renderer.render(table));

        assertTrue(html.matches("(?s).*text-align:right\">5</td>.*"), html);
        assertTrue(html.matches("(?s).*text-align:left\">good</th>.*"), html);
    }

    @Test
    void escapesWhateverStandsInACell() {
        String hostile = "</script><script>alert('1')</script> \"quoted\" & <b id=x>";
        Table table = Table.create("<t>", StringColumn.create("<i>", hostile), StringColumn.create("b", hostile));

        String html = Strict.html(renderer.render(table));

        assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)"), html);
        assertTrue(html.contains("&quot;quoted&quot; &amp; "), html);
        assertTrue(html.contains("&lt;t&gt;</caption>"), html);
    }

    @Test
    void keepsDollarsAndBackslashesFromBeingTypeset() {
        Table table = Table.create("t", StringColumn.create("a", "$x$ \\(y\\)"), StringColumn.create("b", ""));

        String html = Strict.html(renderer.render(table));

        assertTrue(html.contains("<span>&#36;</span>x<span>&#36;</span>"), html);
        assertTrue(html.contains("<span>&#92;</span>(y"), html);
    }

    @Test
    void showsWhatIsMissing() {
        Table table = Table.create("t", StringColumn.create("a", "x", ""), DoubleColumn.create("b", Double.NaN, 1.5));

        DisplayData bundle = renderer.render(table);

        assertEquals(2, Strict.html(bundle).split("title=\"missing\"", -1).length - 1);
        assertTrue(bundle.plainText().contains("x    -"), bundle.plainText());
        assertFalse(bundle.plainText().contains("NaN"));
    }

    @Test
    void showsTheFirstAndLastRowsOfALongTable() {
        Table table = Table.create(
                "t", IntColumn.create("row", IntStream.range(0, 1234).toArray()));

        DisplayData bundle = renderer.render(table);

        String html = Strict.html(bundle);
        assertTrue(html.contains("\u2026 1,214 more rows \u2026"), html);
        assertTrue(html.contains(">9</td>") && !html.contains(">10</td>"), html);
        assertTrue(html.contains(">1224</td>") && html.contains(">1233</td>"), html);
        assertTrue(bundle.plainText().contains("... 1,214 more rows ..."), bundle.plainText());
        assertTrue(bundle.plainText().endsWith("1,234 rows x 1 column"), bundle.plainText());
    }

    @Test
    void writesTheNumbersOfAColumnWithEquallyManyDecimals() {
        Table table = Table.create(
                "t",
                DoubleColumn.create("loss", 0.5, 0.123456, 12),
                DoubleColumn.create("whole", 1, 2, 1_000_000),
                DoubleColumn.create("tiny", 0.5, 2e-5, 0));

        String text = renderer.render(table).plainText();

        assertTrue(text.contains(" 0.50  "), text);
        assertTrue(text.contains(" 0.12  "), text);
        assertTrue(text.contains("12.00  "), text);
        assertTrue(text.contains("1000000"), text);
        assertTrue(text.contains("2.00e-05"), text);
    }

    @Test
    void showsATableWithoutRows() {
        DisplayData bundle = renderer.render(Table.create("none", StringColumn.create("text")));

        assertTrue(Strict.html(bundle).contains("0 rows \u00d7 1 column"));
        assertEquals("none\ntext\n----\n0 rows x 1 column", bundle.plainText());
    }

    @Test
    void shortensLongTextWithoutBreakingACharacter() {
        Table table =
                Table.create("t", StringColumn.create("a", "\ud83d\ude00".repeat(400)), StringColumn.create("b", "x"));

        String html = Strict.html(renderer.render(table));

        int end = html.indexOf('\u2026');
        assertTrue(end > 0);
        assertTrue(Character.isLowSurrogate(html.charAt(end - 1)));
    }
}
