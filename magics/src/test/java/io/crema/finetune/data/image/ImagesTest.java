package io.crema.finetune.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    private static final Path PHOTO = Path.of("src/test/resources/golden/images/photo.jpg");

    @TempDir
    Path folder;

    @Test
    void readsFilesAndRowsOfAnIdxFileAlike() throws IOException {
        Path red = ImageFiles.plain(folder.resolve("a#b.png"), 3, 2, 0xFF0000);
        Path digits = ImageFiles.idx(folder.resolve("t-images-idx3-ubyte.gz"), new int[] {2, 1, 2}, 1, 2, 3, 250);

        Images images = Images.of(List.of(red.toString(), Images.reference(digits, 1)));

        assertEquals(255, images.get(0).at(2, 1, 0));
        assertEquals(0, images.get(0).at(2, 1, 1));
        assertEquals(1, images.get(1).channels());
        assertEquals(250, images.get(1).at(1, 0, 0));
    }

    @Test
    void readsInksAsTheColoursThatTheyPrint() throws IOException {
        Path white = ImageFiles.printed(folder.resolve("white.tif"), 0, 0, 0, 0);
        Path black = ImageFiles.printed(folder.resolve("black.tif"), 0, 0, 0, 255);
        Path yellow = ImageFiles.printed(folder.resolve("yellow.tif"), 0, 0, 255, 0);

        Images images = Images.of(List.of(white.toString(), black.toString(), yellow.toString()));

        assertEquals(255, images.get(0).at(0, 0, 0), 1);
        assertEquals(0, images.get(1).at(0, 0, 0), 1);
        assertEquals(255, images.get(2).at(0, 0, 0), 1);
        assertEquals(0, images.get(2).at(0, 0, 2), 1);
    }

    @Test
    void namesEveryPictureThatCannotBeReadAndWhy() throws IOException {
        Path good = ImageFiles.plain(folder.resolve("good.png"), 2, 2, 0);
        Path empty = Files.createFile(folder.resolve("empty.png"));
        Path text = Files.writeString(folder.resolve("text.jpg"), "no picture at all");
        byte[] photo = Files.readAllBytes(PHOTO);
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(photo, photo.length * 2 / 3));
        Path digits = ImageFiles.idx(folder.resolve("t-images-idx3-ubyte"), new int[] {1, 1, 1}, 7);

        List<Images.Broken> broken = Images.of(List.of(
                        good.toString(),
                        empty.toString(),
                        text.toString(),
                        cut.toString(),
                        folder.resolve("missing.png").toString(),
                        Images.reference(digits, 1)))
                .broken();

        assertEquals(
                List.of(1, 2, 3, 4, 5), broken.stream().map(Images.Broken::row).toList());
        assertEquals("empty file", broken.get(0).reason());
        assertEquals("no picture that can be read", broken.get(1).reason());
        assertTrue(
                broken.get(2).reason().startsWith("damaged picture"),
                broken.get(2).reason());
        assertEquals("no such file", broken.get(3).reason());
        assertEquals("has 1 pictures, the last is #0", broken.get(4).reason());
    }

    @Test
    void saysThatWebPIsToBeConverted() throws IOException {
        byte[] start = "RIFF....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        String picture = Files.write(folder.resolve("photo.webp"), start).toString();

        List<Images.Broken> broken = Images.of(List.of(picture)).broken();

        assertEquals("WebP is not read; convert it to PNG", broken.get(0).reason());
        assertEquals(
                "1 of 1 pictures cannot be read: " + picture
                        + " (WebP is not read; convert it to PNG). Check their paths,"
                        + " and that they are PNG, JPEG, GIF, BMP or TIFF.",
                DataException.brokenPictures(1, broken).getMessage());
    }

    @Test
    void refusesIdxFilesThatAreNotWhole() throws IOException {
        Path cut = ImageFiles.idx(folder.resolve("cut-idx3-ubyte"), new int[] {2, 2, 2}, 1, 2, 3);
        Path other = Files.write(folder.resolve("floats-idx1-ubyte"), new byte[] {0, 0, 0x0D, 1, 0, 0, 0, 1});

        assertTrue(refusal(cut).contains("ends early: 3 of 8 values"), refusal(cut));
        assertTrue(refusal(other).contains("is no IDX file of bytes"), refusal(other));
    }

    private static String refusal(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> IdxFile.read(file)).getMessage());
    }

    @Test
    void keepsAsManyResizedPicturesAsMayStayAndReadsTheOthersAgain() throws IOException {
        Path first = ImageFiles.plain(folder.resolve("1.png"), 8, 8, 0x101010);
        Path second = ImageFiles.plain(folder.resolve("2.png"), 8, 8, 0x202020);
        Images images = Images.of(List.of(first.toString(), second.toString()));

        ResizedImages all = ResizedImages.of(images, ImageProcessing.square(1, 4), 1000);
        ResizedImages none = ResizedImages.of(images, ImageProcessing.square(1, 4), 0);
        Files.delete(first);
        Files.delete(second);

        assertEquals(0x10, all.get(0).at(3, 3, 0));
        assertEquals(0x20, all.get(1).at(3, 3, 0));
        assertThrows(java.io.UncheckedIOException.class, () -> none.get(1));
    }
}
