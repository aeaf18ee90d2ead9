package io.crema.magics.render;

import io.crema.finetune.explain.Attribution;
import io.crema.finetune.explain.Explained;
import io.crema.finetune.explain.Explanation;
import io.crema.finetune.explain.Explanations;
import io.crema.finetune.view.Report;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows explanations one below another: the example with its parts marked, then the parts as signed bars. */
public final class ExplanationsRenderer implements Renderer<Explanations> {
    private final ReportRenderer reports = new ReportRenderer();
    private final Pictures pictures = new Pictures();

    @Override
    public Class<Explanations> type() {
        return Explanations.class;
    }

    @Override
    public DisplayData render(Explanations value) {
        List<DisplayData> all = renderAll(value);
        return all.get(all.size() - 1);
    }

    @Override
    public List<DisplayData> renderAll(Explanations value) {
        List<DisplayData> bundles = new ArrayList<>();
        value.all().forEach(each -> bundles.addAll(bundles(each)));
        return bundles;
    }

    private List<DisplayData> bundles(Explanation explanation) {
        Attribution attribution = explanation.attribution();
        SignedBars bars = explanation.explained().accept(new Bars(attribution));
        DisplayData head = reports.render(Report.titled(ExplanationWords.title(explanation))
                .sentence(String.join(" ", ExplanationWords.sentences(explanation))));
        DisplayData table = TableRenderer.captioned(
                "What each " + bars.heading() + " did to the score", bars.table(), bars.notes());
        List<DisplayData> rest = new ArrayList<>(List.of(table));
        explanation
                .faithfulness()
                .map(ExplanationWords::report)
                .map(reports::render)
                .ifPresent(rest::add);
        return explanation.explained().accept(new Explained.Visitor<List<DisplayData>>() {
            @Override
            public List<DisplayData> text(Explained.OfText text) {
                var highlighted = new HighlightedText(text, attribution.parts());
                rest.add(0, DisplayData.text(highlighted.plain()).with(MimeType.HTML, highlighted.html()));
                rest.add(0, head);
                return List.of(together(rest));
            }

            @Override
            public List<DisplayData> picture(Explained.OfPicture picture) {
                List<DisplayData> bundles = new ArrayList<>(List.of(head));
                sheet(picture, attribution).ifPresent(bundles::add);
                bundles.add(together(rest));
                return bundles;
            }

            @Override
            public List<DisplayData> row(Explained.OfRow row) {
                rest.add(0, head);
                return List.of(together(rest));
            }
        });
    }

    private static DisplayData together(List<DisplayData> pieces) {
        return DisplayData.text(pieces.stream().map(DisplayData::plainText).collect(Collectors.joining("\n\n")))
                .with(
                        MimeType.HTML,
                        pieces.stream()
                                .map(piece -> String.valueOf(piece.data().get(MimeType.HTML)))
                                .collect(Collectors.joining("\n")));
    }

    private Optional<DisplayData> sheet(Explained.OfPicture picture, Attribution attribution) {
        var sheet = new AttributionSheet(picture, attribution);
        return pictures.draw(sheet::draw, "")
                .map(drawn -> DisplayData.text("what the pixels of " + picture.reference() + " did")
                        .with(MimeType.PNG, drawn.png())
                        .withMetadata(MimeType.PNG, Map.of("width", drawn.width(), "height", drawn.height())));
    }

    /** What each part did, the patches of a picture taken together. */
    private record Bars(Attribution attribution) implements Explained.Visitor<SignedBars> {
        @Override
        public SignedBars text(Explained.OfText text) {
            return new SignedBars("word", text.parts(), attribution.parts(), attribution.standardErrors());
        }

        @Override
        public SignedBars picture(Explained.OfPicture picture) {
            return PictureRegions.of(picture, attribution.parts());
        }

        @Override
        public SignedBars row(Explained.OfRow row) {
            List<String> cells = IntStream.range(0, row.parts().size())
                    .mapToObj(i -> row.parts().get(i) + " = " + row.values().get(i))
                    .toList();
            return new SignedBars("column", cells, attribution.parts(), attribution.standardErrors());
        }
    }
}
