package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is said about data that cannot be used, to the letter. */
class DataMessagesTest {
    private static final String ONE_A_LINE =
            "Write each row on one line, such as {\"text\": \"Lovely.\", \"label\": \"great\"}; a data frame of pandas does so"
                    + " with to_json(path, orient=\"records\", lines=True).";

    @TempDir
    private Path folder;

    @Test
    void namesTheFileThatIsMissingAndTheOneThatWasMeant() throws IOException {
        write("reviews.csv", "text,label\n");

        assertMessage(
                "no file %s/reveiws.csv. Did you mean \"reviews.csv\"?".formatted(folder),
                () -> LabelledData.read(folder.resolve("reveiws.csv")));
    }

    @Test
    void listsTheTablesOfTheFolderIfNoneHasASimilarName() throws IOException {
        write("b.tsv", "");
        write("a.csv.gz", "");
        write("notes.md", "");

        assertMessage(
                "no file %s/reviews.csv. Tables in %s: a.csv.gz, b.tsv.".formatted(folder, folder),
                () -> LabelledData.read(folder.resolve("reviews.csv")));
    }

    @Test
    void saysThatTheFolderIsMissingToo() {
        assertMessage(
                "no file %s/data/reviews.csv. There is no folder %s/data either.".formatted(folder, folder),
                () -> LabelledData.read(folder.resolve("data/reviews.csv")));
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertMessage(
                "%s is a folder. There is no .csv, .tsv or .jsonl file in %s.".formatted(folder, folder),
                () -> LabelledData.read(folder));
    }

    @Test
    void namesTheBundledDataThatWasMeant() {
        assertMessage(
                "no data set \"small-fine-food\" ships with Crema (there are: small-fine-foods). "
                        + "Did you mean \"small-fine-foods\"?",
                () -> LabelledData.named("small-fine-food"));
    }

    @Test
    void takesAMistypedNameForThatOfBundledData() {
        assertMessage(
                "no file %s. Did you mean \"small-fine-foods\"?"
                        .formatted(Path.of("smal-fine-foods").toAbsolutePath()),
                () -> LabelledData.load("smal-fine-foods"));
    }

    @Test
    void listsTheColumnsAndTheOneThatWasMeant() {
        assertMessage(
                "no column \"lable\" in reviews (columns: text, label). Did you mean \"label\"?",
                () -> Tables.labelled("a", "b").label("lable"));
        assertMessage(
                "no column \"gender\" in reviews (columns: text, label). Name one of the columns.",
                () -> Tables.labelled("a", "b").group("gender"));
    }

    @Test
    void saysWhichRoleHasNoColumnYet() throws IOException {
        Path file = write("reviews.csv", "body,stars\nfine,5\nawful,1\n");

        assertMessage(
                "reviews has no text column yet (columns: body, stars). " + "Name it with .text(\"COLUMN\").",
                () -> LabelledData.read(file).label("stars").checked());
    }

    @Test
    void saysThatATableHasNoRows() throws IOException {
        Path headerOnly = write("reviews.csv", "text,label\n");
        Path empty = write("empty.csv", "");

        assertMessage(
                "reviews.csv has no rows. It has a header only: text, label.", () -> LabelledData.read(headerOnly));
        assertMessage("empty.csv has no rows. The file is empty.", () -> LabelledData.read(empty));
        assertMessage(
                "reviews has no rows. Check that it is the right table, or what was filtered out of it.",
                () -> Tables.labelled().checked());
    }

    @Test
    void refusesToReadTheLabelAsTheText() {
        assertMessage(
                "column \"label\" of reviews is both the text and the label. "
                        + "Name another column for one of them (columns: text, label).",
                () -> Tables.labelled("a", "b").text("label").checked());
    }

    @Test
    void saysThatThereIsOneLabelOnly() {
        assertMessage(
                "column \"label\" of reviews has one label only: \"good\". "
                        + "A classifier needs at least two. Did you mean another of the columns text, label?",
                () -> Tables.labelled("good", "good").checked());
        assertMessage(
                "column \"label\" of reviews has one label only: \"b\". "
                        + "A classifier needs at least two. Did you mean another of the columns text, label?",
                () -> Tables.labelled("a", "b", "b").select(1, 2).checked());
    }

    @Test
    void namesALabelThatWasNeverSeen() {
        LabelledData data = Tables.labelled("good", "bad", "goood", "goood");

        assertMessage(
                "label \"goood\" of reviews was never seen (known labels: bad, good; rows 2, 3). "
                        + "Did you mean \"good\"?",
                () -> data.withLabels(List.of("bad", "good")));
        assertMessage(
                "label \"bad\" of reviews was never seen (known labels: good, goood; row 1). "
                        + "Leave these rows out, or train on data that has this label.",
                () -> data.withLabels(List.of("good", "goood")));
    }

    @Test
    void refusesALabelListThatRepeatsALabel() {
        assertMessage(
                "the label list repeats a label (good, bad, good). Give each label once.",
                () -> Tables.labelled("good", "bad").withLabels(List.of("good", "bad", "good")));
    }

    @Test
    void countsMissingLabelsAndSaysWhatToDo() {
        assertMessage(
                "1 of 3 labels in column \"label\" of reviews are empty or NaN (row 1). "
                        + "Leave these rows out with .dropMissing().",
                () -> Tables.labelled("good", "", "bad").checked());
    }

    @Test
    void countsMissingTextsAndNamesTheFirstFive() {
        String[] texts = {"fine", "", " ", "NaN", "nan", "\t", "\n", "bad"};
        String[] labels = {"a", "a", "a", "a", "b", "b", "b", "b"};

        assertMessage(
                "6 of 8 texts in column \"text\" of reviews are empty or NaN (rows 1, 2, 3, 4, 5 and 1 more). "
                        + "Leave these rows out with .dropMissing().",
                () -> Tables.reviews(texts, labels).checked());
    }

    @Test
    void namesAColumnThatIsThereTwice() throws IOException {
        Path file = write("reviews.csv", "text,label,Text\nfine,good,x\nawful,bad,y\n");

        assertMessage(
                "reviews.csv has two columns called \"Text\" (columns: text, label, Text). "
                        + "Rename one of them; capitals make no difference.",
                () -> LabelledData.read(file));
    }

    @Test
    void saysWhereAFileIsNoTable() throws IOException {
        Path ragged = write("ragged.csv", "text,label\nfine,good\nawful, really,bad\n");
        Path open = write("open.csv", "text,label\nfine,good\n\"awful,bad\n");
        Path tabs = write("tabs.tsv", "text\tlabel\nfine\tgood\nawful\n");
        Path json = write("lines.jsonl", "{\"text\": \"fine\"}\n[1, 2]\n");

        assertMessage(
                "ragged.csv is no table: line 3 has 3 cells, the first line has 2 (separated by \",\"). "
                        + "Put double quotes round cells that contain the separator or a line end.",
                () -> LabelledData.read(ragged));
        assertMessage(
                "open.csv is no table: the quote opened in line 3 is never closed. "
                        + "Close it, double it (\"\") inside a quoted cell, or save the table as .tsv without quotes.",
                () -> LabelledData.read(open));
        assertMessage(
                "tabs.tsv is no table: line 3 has 1 cell, the first line has 2 (separated by tabs). "
                        + "Take tabs and line ends out of the cells.",
                () -> LabelledData.read(tabs));
        assertMessage(
                "lines.jsonl is no table: line 2 is not a JSON object. " + ONE_A_LINE, () -> LabelledData.read(json));
    }

    @Test
    void saysHowJsonIsToBeWritten() throws IOException {
        Path columns = write("columns.json", "{\"text\":{\"0\":\"a\",\"1\":\"b\"},\"label\":{\"0\":1,\"1\":0}}\n");
        Path numbers = write("numbers.json", "[1, 2]");
        Path cut = write("cut.json", "[{\"text\": \"a\"}, {\"text\"");

        assertMessage(
                "columns.json is no table: it has one JSON object for all rows. " + ONE_A_LINE,
                () -> LabelledData.read(columns));
        assertMessage(
                "numbers.json is no table: it is not an array of JSON objects. " + ONE_A_LINE,
                () -> LabelledData.read(numbers));
        assertMessage(
                "cut.json is no table: it is not an array of JSON objects. " + ONE_A_LINE,
                () -> LabelledData.read(cut));
    }

    @Test
    void saysThatAFileIsNotText() throws IOException {
        Path binary = Files.write(folder.resolve("reviews.parquet"), new byte[] {'P', 'A', 'R', '1', 0, 1});
        Path latin = Files.write(folder.resolve("latin.csv"), "café".getBytes(StandardCharsets.ISO_8859_1));

        assertMessage(
                "%s is no table that can be read: it is not UTF-8 text. Save it as .csv, .tsv or .jsonl in UTF-8."
                        .formatted(binary),
                () -> LabelledData.read(binary));
        assertMessage(
                "%s is no table that can be read: it is not UTF-8 text. Save it as .csv, .tsv or .jsonl in UTF-8."
                        .formatted(latin),
                () -> LabelledData.read(latin));
    }

    @Test
    void saysThatAFileIsNotPacked() throws IOException {
        Path file = write("reviews.csv.gz", "text,label\n");

        assertMessage(
                "%s is not packed with gzip. Pack it again, or take .gz off its name.".formatted(file),
                () -> LabelledData.read(file));
    }

    @Test
    void saysThatAnArchiveIsNotWhole() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write("text,label\nfine,good\nawful,bad\n".repeat(2000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        byte[] altered = whole.clone();
        altered[altered.length - 6] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.csv.gz"), altered);

        assertMessage(
                "cannot read %s: it ends too early. Copy it again from where it came from.".formatted(cut),
                () -> LabelledData.read(cut));
        assertMessage(
                "cannot read %s: Corrupt GZIP trailer. Copy it again from where it came from.".formatted(damaged),
                () -> LabelledData.read(damaged));
    }

    @Test
    void saysWhoMayNotReadAFile() {
        assertMessage(
                "cannot read in/reviews.csv: it may not be read by you. Change its permissions, or those of its folder.",
                () -> {
                    throw DataException.unreadable(
                            Path.of("in/reviews.csv"), new AccessDeniedException("in/reviews.csv"));
                });
    }

    @Test
    void refusesALimitOfNoRows() {
        assertMessage(
                "cannot limit reviews to 0 rows. Ask for 1 row or more.",
                () -> Tables.labelled("a", "b").limit(0, 1));
    }

    @Test
    void keepsSummaryAndHintApart() {
        DataException error = assertThrows(
                DataException.class, () -> Tables.labelled("a", "b").label("lable"));

        assertEquals("no column \"lable\" in reviews (columns: text, label)", error.summary());
        assertEquals("Did you mean \"label\"?", error.hint());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(expected, assertThrows(DataException.class, call).getMessage());
    }
}
