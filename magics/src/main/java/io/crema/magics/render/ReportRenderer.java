package io.crema.magics.render;

import io.crema.finetune.view.HeatMap;
import io.crema.finetune.view.Report;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Shows a report from top to bottom. What is read stands together in one bundle, up to the next chart, so that a report
 * of any length is a few outputs only.
 */
public final class ReportRenderer implements Renderer<Report> {
    private final ChartRenderer charts;

    public ReportRenderer() {
        this(new ChartRenderer());
    }

    ReportRenderer(ChartRenderer charts) {
        this.charts = charts;
    }

    /** Draws a small report for nobody: the first table and the first chart of a process take a second. */
    public static void warmUp() {
        new ReportRenderer()
                .renderAll(Report.titled("warm")
                        .table("up", Table.create("warm", StringColumn.create("text", "up")))
                        .chart(new HeatMap("warm", "up", "", "", List.of("a"), List.of("a"), List.of(List.of(1.0)))));
    }

    @Override
    public Class<Report> type() {
        return Report.class;
    }

    /** The last part, which is what the cell results in. */
    @Override
    public DisplayData render(Report report) {
        List<DisplayData> all = renderAll(report);
        return all.get(all.size() - 1);
    }

    @Override
    public List<DisplayData> renderAll(Report report) {
        var pages = new Pages(charts);
        pages.write("<h4 style=\"margin:8px 0 4px\">" + Html.text(report.title()) + "</h4>", report.title());
        report.sections().forEach(section -> section.read(pages));
        return pages.finished();
    }

    /** The bundles so far, and the one that is being written. */
    private static final class Pages implements Report.Reader<Pages> {
        private final ChartRenderer charts;
        private final List<DisplayData> bundles = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> text = new ArrayList<>();

        Pages(ChartRenderer charts) {
            this.charts = charts;
        }

        Pages write(String asHtml, String asText) {
            html.add(asHtml);
            text.add(asText);
            return this;
        }

        private Pages write(DisplayData table) {
            return write(String.valueOf(table.data().get(MimeType.HTML)), table.plainText());
        }

        List<DisplayData> finished() {
            if (!text.isEmpty()) {
                bundles.add(DisplayData.text(String.join("\n\n", text)).with(MimeType.HTML, String.join("\n", html)));
                html.clear();
                text.clear();
            }
            return List.copyOf(bundles);
        }

        @Override
        public Pages sentence(Report.Sentence sentence) {
            return write(paragraph(sentence.text()), sentence.text());
        }

        @Override
        public Pages findings(Report.Findings found) {
            boolean led = !found.lead().isEmpty();
            String items = found.findings().stream()
                    .map(each -> "<li style=\"margin:2px 0\">" + Html.text(each) + "</li>")
                    .collect(Collectors.joining("\n"));
            String lines = found.findings().stream().map(each -> "- " + each).collect(Collectors.joining("\n"));
            return write(
                    (led ? "<p style=\"margin:8px 0 2px\"><b>" + Html.text(found.lead()) + "</b></p>\n" : "")
                            + "<ul style=\"margin:2px 0 6px;padding-left:20px;max-width:720px\">\n" + items + "\n</ul>",
                    (led ? found.lead() + "\n" : "") + lines);
        }

        @Override
        public Pages numbers(Report.Numbers numbers) {
            DisplayData table = TableRenderer.captioned(numbers.caption(), numbers.table(), numbers.notes());
            return write(numbers.folded() ? TableRenderer.folded(numbers.caption(), table) : table);
        }

        @Override
        public Pages drawing(Report.Drawing drawing) {
            finished();
            bundles.add(charts.render(drawing.chart()));
            return drawing.tabled() ? this : write(ChartRenderer.folded(drawing.chart()));
        }

        private static String paragraph(String words) {
            return "<p style=\"margin:4px 0;max-width:720px\">" + Html.text(words) + "</p>";
        }
    }
}
