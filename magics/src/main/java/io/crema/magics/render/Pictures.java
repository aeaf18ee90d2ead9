package io.crema.magics.render;

import java.awt.AWTError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws Plotly figures as pictures, for everywhere that runs no script: shared notebooks, code hosts, printed pages.
 *
 * <p>A machine whose font system is broken gives no picture; that is logged once and everything else goes on.
 */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private static final Map<String, Painter> PAINTERS = Map.of(
            "scatter", new LinePainter(),
            "bar", new BarPainter(),
            "histogram", new BarPainter(),
            "heatmap", new HeatMapPainter());

    private final AtomicBoolean broken = new AtomicBoolean();

    /** The picture of a figure; empty for kinds of traces that have no static form. */
    Optional<Picture> draw(Map<String, Object> figure) {
        Tree tree = new Tree(figure);
        String kind = tree.at("data").items().stream()
                .findFirst()
                .map(trace -> trace.at("type").text("scatter"))
                .orElse("");
        Painter painter = hasIntervals(tree) ? new PointPainter() : PAINTERS.get(kind);
        if (painter == null || broken.get()) {
            return Optional.empty();
        }
        return drawn(painter, tree);
    }

    /** Whether points with intervals come first, as in a reliability diagram of ours. */
    private static boolean hasIntervals(Tree figure) {
        return figure.at("data").items().stream()
                .findFirst()
                .filter(trace -> trace.at("mode").text("").equals("markers+text"))
                .filter(trace -> trace.at("error_y").at("arrayminus").value() != null)
                .isPresent();
    }

    private Optional<Picture> drawn(Painter painter, Tree figure) {
        return guarded(() -> painter.draw(figure, Fonts.LOADED.writing(figure.toString())));
    }

    /**
     * The picture that a painter makes, if this machine can draw.
     *
     * @param text what will be written in it
     */
    Optional<Picture> draw(Function<ChartFonts, Picture> painter, String text) {
        return broken.get() ? Optional.empty() : guarded(() -> Optional.of(painter.apply(Fonts.LOADED.writing(text))));
    }

    private Optional<Picture> guarded(Supplier<Optional<Picture>> drawing) {
        try {
            return drawing.get();
        } catch (LinkageError | InternalError | AWTError e) {
            // Without fonts or their native libraries the JDK throws errors, and will go on throwing them.
            broken.set(true);
            LOG.warn("this machine cannot draw pictures: charts come without image/png", e);
        } catch (RuntimeException e) {
            LOG.warn("a chart comes without image/png: it could not be drawn", e);
        }
        return Optional.empty();
    }

    /** Read once, when the first picture is drawn. */
    private static final class Fonts {
        static final ChartFonts LOADED = ChartFonts.load();
    }
}
