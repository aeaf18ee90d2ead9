package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadDataMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    private Path folder;

    private String reviews = "";

    @BeforeEach
    void writeReviews() throws IOException {
        reviews = write("reviews.csv", "text,label,gender\nfine,good,woman\nawful,bad,man\nNaN,good,man\n,bad,woman\n");
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void readsAFileIntoData() throws Exception {
        Object value = notebook.run("%load_data " + reviews + " --group gender --drop-missing --quiet");

        LabelledData data = notebook.value(LabelledData.class, "data");
        assertSame(value, data);
        assertEquals(2, data.rows());
        assertEquals(List.of("gender"), data.roles().groups());
    }

    @Test
    void leavesTheRowsInTheVariableThatIsNamed() throws Exception {
        notebook.set("table", Reviews.table(8));

        notebook.run("%load_data {table} --limit 4 -o few");

        assertEquals(4, notebook.value(LabelledData.class, "few").rows());
        assertTrue(notebook.get("data").isEmpty());
    }

    @Test
    void reportsEveryMistypedOptionAtOnce() {
        notebook.assertRefuses(
                "%load_data " + reviews + " --lable label --limit none", """
                %load_data: 2 arguments need mending
                  no option "--lable". Did you mean --label?
                  --limit takes a whole number of at least 1, not "none\"""", "%load_data? shows them all");
    }

    @Test
    void saysThatNoSourceIsGiven() {
        notebook.assertRefuses(
                "%load_data",
                "%load_data: SOURCE is missing: a csv, tsv or jsonl file, a folder of pictures, a {table}, or small-fine-foods",
                "%load_data? shows what it takes");
    }

    @Test
    void namesTheColumnThatWasMeantAsItIsTyped() {
        notebook.assertRefuses(
                "%load_data " + reviews + " --label lable",
                "%load_data: no column \"lable\" in reviews (columns: text, label, gender)."
                        + " Did you mean --label label?",
                "%load_data? shows what it takes");
    }

    @Test
    void reportsEveryMissingColumnAtOnce() {
        notebook.assertRefuses(
                "%load_data " + reviews + " --text txt --group gender,colour", """
                %load_data: 2 arguments need mending
                  no column "txt" in reviews (columns: text, label, gender). Did you mean --text text?
                  no column "colour" in reviews (columns: text, label, gender)""", "%load_data? shows them all");
    }

    @Test
    void namesTheFileThatWasMeant() {
        notebook.assertRefuses(
                "%load_data " + folder.resolve("reveiws.csv"),
                "%load_data: no file " + folder.resolve("reveiws.csv"),
                "Did you mean \"reviews.csv\"?");
    }

    @Test
    void saysThatATableIsEmpty() throws IOException {
        notebook.assertRefuses(
                "%load_data " + write("header.csv", "text,label\n"),
                "%load_data: header.csv has no rows",
                "It has a header only: text, label.");
        notebook.assertRefuses(
                "%load_data " + write("empty.csv", ""), "%load_data: empty.csv has no rows", "The file is empty.");
    }

    @Test
    void saysThatItReadsNoSuchObject() {
        notebook.set("answer", 42);

        notebook.assertRefuses(
                "%load_data {answer}",
                "%load_data: cannot read rows from an Integer",
                "Give it a file's path, a Tablesaw {table}, or the name of a bundled data set");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.set("table", Reviews.table(8));

        notebook.assertShowsJava("%load_data reviews.csv", "var data = LabelledData.load(\"reviews.csv\");");
        notebook.assertShowsJava(
                "%load_data {table} --text body --label stars --group a,b --id nr --drop-missing --limit 9 --seed 7 -o d",
                "var d = LabelledData.of(table).text(\"body\").label(\"stars\").group(\"a\", \"b\").id(\"nr\")"
                        + ".dropMissing().limit(9, 7);");
        notebook.set("rows", Reviews.data(8));
        notebook.assertShowsJava("%load_data $rows --label stars", "var data = rows.label(\"stars\");");
    }

    @Test
    void readsPicturesFromAColumnOfPathsBesideTheFile() throws Exception {
        String table = write("scans.csv", "file,label\nscans/1.png,a\n");

        notebook.run("%load_data " + table + " --image file --quiet");

        assertEquals(
                folder.resolve("scans/1.png").toString(),
                notebook.value(LabelledData.class, "data").images().get(0));
    }

    @Test
    void isToldThatTheFirstLineNamesTheColumns() throws Exception {
        String mails = write("mails.csv", "body,spam\nhello,ham\nbuy,spam\n");

        notebook.assertRefuses("%load_data " + mails + " --text body --label spam", """
                %load_data: 3 arguments need mending
                  no column "body" in mails (columns: column1, column2)
                  no column "spam" in mails (columns: column1, column2)
                  the first line was read as a row, and it has "body". If it names the columns, add --header""", "%load_data? shows them all");
        notebook.run("%load_data " + mails + " --text body --label spam --header");

        assertEquals(
                List.of("hello", "buy"),
                notebook.value(LabelledData.class, "data").texts());
        notebook.assertShowsJava(
                "%load_data mails.csv --no-header --text column1",
                "var data = LabelledData.read(Path.of(\"mails.csv\"), false).text(\"column1\");");
        notebook.set("table", Reviews.table(8));
        notebook.assertRefuses(
                "%load_data {table} --header",
                "%load_data: --header goes with a file, and a table has names already",
                "%load_data? shows what it takes");
    }

    @Test
    void readsPicturesFromAColumnCalledImageWithoutBeingTold() throws Exception {
        Path here = Files.createTempDirectory(Path.of("target"), "scans");
        Files.writeString(here.resolve("scans.csv"), "image,label\nscans/1.png,a\n/scans/2.png,b\n");
        List<String> expected =
                List.of(here.toAbsolutePath().resolve("scans/1.png").toString(), "/scans/2.png");

        for (String image : List.of("", " --image image")) {
            notebook.run("%load_data " + here.resolve("scans.csv") + image);

            assertEquals(expected, notebook.value(LabelledData.class, "data").images());
        }
    }

    @Test
    void leavesThePathsOfAFolderOfPicturesAsTheyAre() throws Exception {
        Path here = Files.createTempDirectory(Path.of("target"), "pets");
        Path picture = ImageFiles.plain(here.resolve("cat/1.png"), 2, 2, 1);
        ImageFiles.plain(here.resolve("dog/1.png"), 2, 2, 2);

        notebook.run("%load_data " + here + " --image image");

        assertEquals(
                picture.toString(),
                notebook.value(LabelledData.class, "data").images().get(0));
    }

    @Test
    void showsTheJavaThatNamesTheFolderOfPictures() throws Exception {
        notebook.assertShowsJava(
                "%load_data in/scans.csv --image file",
                "var data = LabelledData.load(\"in/scans.csv\").image(\"file\", Path.of(\"in\"));");
    }
}
