package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.data.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    Path folder;

    @Test
    void takesTheFoldersOfAFolderAsLabels() throws IOException {
        ImageFiles.plain(folder.resolve("pets/dog/rex.png"), 2, 2, 1);
        ImageFiles.plain(folder.resolve("pets/cat/tom.PNG"), 2, 2, 2);
        ImageFiles.plain(folder.resolve("pets/cat/more/kit.png"), 2, 2, 3);
        Files.writeString(folder.resolve("pets/cat/notes.txt"), "no picture");
        Files.createDirectories(folder.resolve("pets/.cache"));

        LabelledData pets = LabelledData.read(folder.resolve("pets"));

        assertEquals("pets: 3 rows; image: image; label: label (cat, dog)", pets.toString());
        assertEquals(
                folder.resolve("pets/cat/more/kit.png").toString(),
                pets.images().get(0));
        assertEquals(List.of("cat", "cat", "dog"), List.of(pets.label(0), pets.label(1), pets.label(2)));
        assertEquals(pets.images(), pets.examples());
    }

    @Test
    void keepsAFolderCalledTestAsThePublishedTestPart() throws IOException {
        for (String part : List.of("train", "test")) {
            ImageFiles.plain(folder.resolve(part + "/a/1.png"), 2, 2, 1);
            ImageFiles.plain(folder.resolve(part + "/b/1.png"), 2, 2, 2);
        }

        assertArrayEquals(new int[] {2, 3}, LabelledData.read(folder).publishedTestRows());
    }

    @Test
    void readsEveryPartThatAFolderHas() throws IOException {
        for (String part : List.of("train", "Val", "test")) {
            ImageFiles.plain(folder.resolve(part + "/a/1.png"), 2, 2, 1);
            ImageFiles.plain(folder.resolve(part + "/b/1.png"), 2, 2, 2);
        }

        LabelledData data = LabelledData.read(folder);

        assertEquals(
                List.of("train", "train", "Val", "Val", "test", "test"),
                data.images().stream()
                        .map(image ->
                                folder.relativize(Path.of(image)).getName(0).toString())
                        .toList());
        assertArrayEquals(new int[] {4, 5}, data.publishedTestRows());
    }

    @Test
    void keepsAFolderCalledValWhereThereIsNoOther() throws IOException {
        for (String part : List.of("train", "val")) {
            ImageFiles.plain(folder.resolve(part + "/a/1.png"), 2, 2, 1);
            ImageFiles.plain(folder.resolve(part + "/b/1.png"), 2, 2, 2);
        }

        assertArrayEquals(new int[] {2, 3}, LabelledData.read(folder).publishedTestRows());
    }

    @Test
    void findsTheLabelsBesideAFileOfDigits() throws IOException {
        Path digits = ImageFiles.idx(folder.resolve("images-idx3-ubyte.gz"), new int[] {3, 1, 1}, 10, 20, 30);
        ImageFiles.idx(folder.resolve("labels-idx1-ubyte"), new int[] {3}, 7, 1, 7);

        LabelledData data = LabelledData.read(digits);

        assertEquals(List.of("1", "7"), data.labels());
        assertEquals(digits + "#2", data.images().get(2));
    }

    @Test
    void saysWhatIsMissingBesideAFileOfDigits() throws IOException {
        Path digits = ImageFiles.idx(folder.resolve("images-idx3-ubyte"), new int[] {2, 1, 1}, 10, 20);

        assertTrue(refusal(digits).contains("Put them there as labels-idx1-ubyte"), refusal(digits));

        Path labels = ImageFiles.idx(folder.resolve("labels-idx1-ubyte"), new int[] {3}, 1, 2, 3);
        assertTrue(refusal(digits).contains("has 3 labels, but images-idx3-ubyte has 2 pictures"), refusal(digits));
        assertTrue(refusal(labels).contains("holds no pictures"), refusal(labels));
    }

    private static String refusal(Path file) {
        return String.valueOf(
                assertThrows(DataException.class, () -> LabelledData.read(file)).getMessage());
    }

    @Test
    void stillSaysWhichTablesAFolderWithoutPicturesHas() throws IOException {
        Files.writeString(folder.resolve("reviews.csv"), "text,label\na,b\n");

        assertTrue(refusal(folder).contains("Tables in " + folder + ": reviews.csv"), refusal(folder));
    }

    @Test
    void saysThatPicturesHaveNoFoldersThatTellTheirLabels() throws IOException {
        ImageFiles.plain(folder.resolve("1.png"), 2, 2, 1);

        assertEquals(
                "%s has pictures, but no folders that tell their labels. Put them into a folder for each label, such as"
                                .formatted(folder)
                        + " %s/cat/1.png; or list them in a table with the columns image and label.".formatted(folder),
                refusal(folder));
    }

    @Test
    void followsLinks() throws IOException {
        ImageFiles.plain(folder.resolve("store/1.png"), 2, 2, 1);
        ImageFiles.plain(folder.resolve("pets/dog/2.png"), 2, 2, 1);
        Files.createSymbolicLink(folder.resolve("pets/cat"), folder.resolve("store"));

        LabelledData pets = LabelledData.read(folder.resolve("pets"));

        assertEquals(
                List.of(
                        folder.resolve("pets/cat/1.png").toString(),
                        folder.resolve("pets/dog/2.png").toString()),
                pets.images());
    }

    @Test
    void readsPathsRelativeToTheTableTheyStandIn() throws IOException {
        ImageFiles.plain(folder.resolve("scans/1.png"), 2, 2, 1);
        Path table = Files.writeString(folder.resolve("scans.csv"), "file,kind\nscans/1.png,a\nscans/2.png,b\n");

        LabelledData data = LabelledData.read(table).image("file", folder).label("kind");

        assertEquals(folder.resolve("scans/1.png").toString(), data.images().get(0));
        assertEquals(1, data.dropMissing().rows());
    }

    @Test
    void hasTheSameHashWhereverThePicturesLie() throws IOException {
        for (String place : List.of("here", "there", "other")) {
            int colour = place.equals("other") ? 9 : 1;
            ImageFiles.plain(folder.resolve(place + "/a/1.png"), 2, 2, colour);
            ImageFiles.plain(folder.resolve(place + "/b/1.png"), 2, 2, 2);
        }
        LabelledData here = LabelledData.read(folder.resolve("here"));

        assertEquals(
                here.contentHash(), LabelledData.read(folder.resolve("there")).contentHash());
        assertNotEquals(
                here.contentHash(), LabelledData.read(folder.resolve("other")).contentHash());
        assertNotEquals(
                here.contentHash(), here.augmented(Augmentation.NONE.withFlip()).contentHash());
    }
}
