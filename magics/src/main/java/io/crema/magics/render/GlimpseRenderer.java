package io.crema.magics.render;

import io.crema.finetune.data.Glimpse;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.Images;
import io.crema.finetune.view.Headings;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows a few examples with their labels: texts in a table, pictures side by side. */
public final class GlimpseRenderer implements Renderer<Glimpse> {
    private final Pictures pictures = new Pictures();

    @Override
    public Class<Glimpse> type() {
        return Glimpse.class;
    }

    @Override
    public DisplayData render(Glimpse glimpse) {
        return glimpse.ofPictures() ? sheet(glimpse) : TableRenderer.captioned(glimpse.toString(), table(glimpse));
    }

    private static Table table(Glimpse glimpse) {
        LabelledData rows = glimpse.rows();
        Table table = Table.create(
                "glimpse", StringColumn.create("row", each(rows, row -> Integer.toString(rows.sourceRows()[row]))));
        if (rows.roles().hasFeatures()) {
            rows.table()
                    .selectColumns(rows.roles().features().all().toArray(String[]::new))
                    .columns()
                    .forEach(feature ->
                            table.addColumns(feature.copy().setName(Headings.beside(table, feature.name()))));
        } else {
            table.addColumns(StringColumn.create("example", rows.examples()));
        }
        return table.addColumns(StringColumn.create(Headings.beside(table, "label"), each(rows, glimpse::label)));
    }

    private static List<String> each(LabelledData rows, IntFunction<String> cell) {
        return IntStream.range(0, rows.rows()).mapToObj(cell).toList();
    }

    /** The pictures, and in words which they are. */
    private DisplayData sheet(Glimpse glimpse) {
        LabelledData rows = glimpse.rows();
        List<String> labels = each(rows, glimpse::label);
        String words = glimpse + ":\n"
                + IntStream.range(0, rows.rows())
                        .mapToObj(row ->
                                rows.images().get(row) + (labels.get(row).isEmpty() ? "" : ": ") + labels.get(row))
                        .collect(Collectors.joining("\n"));
        DisplayData text = DisplayData.text(words);
        var sheet = new PictureSheet(Images.of(rows.images()), labels);
        return pictures.draw(sheet::draw, String.join("", labels))
                .map(picture -> text.with(MimeType.PNG, picture.png())
                        .withMetadata(MimeType.PNG, Map.of("width", picture.width(), "height", picture.height())))
                .orElse(text);
    }
}
