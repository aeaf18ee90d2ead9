package io.crema.magics.render;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.plotly.components.Figure;

/** Shows a Tablesaw figure that a user made. */
public final class FigureRenderer implements Renderer<Figure> {
    private final Pictures pictures = new Pictures();

    @Override
    public Class<Figure> type() {
        return Figure.class;
    }

    @Override
    public DisplayData render(Figure figure) {
        Map<String, Object> tree = FigureTree.of(figure);
        return ChartRenderer.bundle(tree, sentence(new Tree(tree)), pictures);
    }

    /** What is known of a figure without its maker: its title, its axes, its kinds of traces and their names. */
    private static String sentence(Tree figure) {
        Tree layout = figure.at("layout");
        List<Tree> traces = figure.at("data").items();
        String title = layout.at("title").title();
        String kinds = traces.stream()
                .map(trace -> trace.at("type").text("scatter"))
                .distinct()
                .collect(Collectors.joining(" and "));
        String names = traces.stream()
                .map(trace -> trace.at("name").label())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        String x = layout.at("xaxis").at("title").title();
        String y = layout.at("yaxis").at("title").title();
        return (title.isEmpty() ? "Chart" : title)
                + " (" + kinds + (names.isEmpty() ? "" : ": " + names) + ")"
                + (y.isEmpty() || x.isEmpty() ? "" : ", " + y + " by " + x);
    }
}
