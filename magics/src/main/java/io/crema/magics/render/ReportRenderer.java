package io.crema.magics.render;

import io.crema.finetune.view.Report;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;

/** Shows a report from top to bottom: its title, and a bundle or two for each of its parts. */
public final class ReportRenderer implements Renderer<Report> {
    private final ChartRenderer charts;

    public ReportRenderer() {
        this(new ChartRenderer());
    }

    ReportRenderer(ChartRenderer charts) {
        this.charts = charts;
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
        var bundles = new ArrayList<DisplayData>();
        bundles.add(DisplayData.text(
                        report.title() + "\n" + "=".repeat(report.title().length()))
                .with(MimeType.HTML, "<h4 style=\"margin:8px 0 4px\">" + Html.text(report.title()) + "</h4>"));
        var parts = new Parts(charts);
        report.sections().forEach(section -> bundles.addAll(section.read(parts)));
        return List.copyOf(bundles);
    }

    private record Parts(ChartRenderer charts) implements Report.Reader<List<DisplayData>> {

        @Override
        public List<DisplayData> sentence(Report.Sentence sentence) {
            return List.of(DisplayData.text(sentence.text())
                    .with(
                            MimeType.HTML,
                            "<p style=\"margin:4px 0;max-width:720px\">" + Html.text(sentence.text()) + "</p>"));
        }

        @Override
        public List<DisplayData> numbers(Report.Numbers numbers) {
            return List.of(TableRenderer.captioned(numbers.caption(), numbers.table()));
        }

        @Override
        public List<DisplayData> drawing(Report.Drawing drawing) {
            return drawing.tabled() ? List.of(charts.render(drawing.chart())) : charts.renderAll(drawing.chart());
        }
    }
}
