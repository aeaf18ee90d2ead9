package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.FeatureColumns;
import io.crema.finetune.data.Glimpse;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.ImageFiles;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GlimpseRendererTest {
    private final GlimpseRenderer renderer = new GlimpseRenderer();

    @TempDir
    Path folder;

    @Test
    void showsTextsInATable() {
        Table table = Table.create(
                "notes", StringColumn.create("text", "fine", "awful"), StringColumn.create("label", "good", "bad"));

        DisplayData shown = renderer.render(Glimpse.of(LabelledData.of(table), 2, 1));

        assertTrue(shown.plainText().contains("2 of the rows of notes"), shown.plainText());
        assertTrue(shown.plainText().contains("awful"), shown.plainText());
        assertTrue(String.valueOf(shown.data().get(MimeType.HTML)).contains("<table"));
    }

    @Test
    void showsFeaturesWhateverTheyAreCalled() {
        Table table = Table.create(
                "seats",
                DoubleColumn.create("Row", 1.5, 2.5),
                StringColumn.create("Label", "window", "aisle"),
                StringColumn.create("taken", "yes", "no"));

        DisplayData shown = renderer.render(
                Glimpse.of(LabelledData.of(table).label("taken").features(FeatureColumns.of("Row", "Label")), 2, 1));

        assertTrue(
                shown.plainText().lines().anyMatch(line -> line.matches("row +Row \\(2\\) +Label +label \\(2\\) *")),
                shown.plainText());
    }

    @Test
    void showsPicturesSideBySideAndFramesThoseThatCannotBeRead() throws IOException {
        ImageFiles.plain(folder.resolve("cat/1.png"), 28, 28, 0xFF0000);
        ImageFiles.plain(folder.resolve("dog/2.png"), 300, 100, 0x0000FF);
        Files.writeString(folder.resolve("dog/3.png"), "no picture");

        DisplayData shown = renderer.render(Glimpse.of(LabelledData.read(folder).withName("pets"), 9, 1));

        assertTrue(shown.plainText().startsWith("3 of the rows of pets:\n"), shown.plainText());
        assertTrue(shown.plainText().contains("1.png: cat"), shown.plainText());
        byte[] png = (byte[]) Objects.requireNonNull(shown.data().get(MimeType.PNG));
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(Map.of("width", 276, "height", 114), shown.metadata().get("image/png"));
        assertEquals(0xFFFF0000, sheet.getRGB(6 + 42, 6 + 42));
        assertEquals(0xFF0000FF, sheet.getRGB(6 + 90 + 42, 6 + 42));
        assertEquals(0xFFFFFFFF, sheet.getRGB(6 + 90 + 42, 6 + 5));
        assertNotEquals(0xFFFFFFFF, sheet.getRGB(6 + 180, 6));
    }
}
