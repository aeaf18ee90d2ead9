package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TableFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparatorByLooking(String separator) throws IOException {
        String text = "text,label\nfine,good\nawful,bad\n".replace(",", separator);

        LabelledData data = read("reviews.csv", text);

        assertEquals(List.of("text", "label"), data.columns());
        assertEquals(List.of("fine", "awful"), data.texts());
    }

    @Test
    void isNotMisledByDecimalCommas() throws IOException {
        LabelledData data = read("prices.csv", "text;price\ncheap;1,5\ndear;20,5\n");

        assertArrayEquals(new String[] {"1,5", "20,5"}, data.groups("price"));
    }

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineEnds() throws IOException {
        LabelledData data =
                read("reviews.csv", "text,label\r\n\"fine, \"\"so\"\" fine\r\nreally\",good\r\n5\" wide,bad\r\n");

        assertEquals(List.of("fine, \"so\" fine\r\nreally", "5\" wide"), data.texts());
    }

    @Test
    void takesTheByteOrderMarkOff() throws IOException {
        assertEquals(
                List.of("text", "label"),
                read("reviews.csv", "\uFEFFtext,label\na,b\nc,d\n").columns());
    }

    @Test
    void leavesRawQuotesInTabSeparatedText() throws IOException {
        LabelledData data = read("reviews.tsv", "text\tlabel\n\"Great\" it said\tgood\nI said \"no\tbad\n\"\tbad\n");

        assertEquals(List.of("\"Great\" it said", "I said \"no", "\""), data.texts());
    }

    @Test
    void readsTabSeparatedTextThatIsQuoted() throws IOException {
        LabelledData data =
                read("reviews.tsv", "text\tlabel\n\"a \"\"good\"\" one\"\tgood\n\"two\nlines\"\tbad\nplain\tbad\n");

        assertEquals(List.of("a \"good\" one", "two\nlines", "plain"), data.texts());
    }

    @Test
    void namesTheColumnsOfAFileWithoutHeader() throws IOException {
        LabelledData data = read("messages", "ham\tSee you, then\nspam\tWin, now!\nham\tOk, fine\n");

        assertEquals(List.of("column1", "column2"), data.columns());
        assertEquals(List.of("ham", "spam"), data.label("column1").labels());
    }

    @Test
    void takesAFirstLineWithNumbersForARow() throws IOException {
        assertEquals(2, read("numbers.csv", "5.1,setosa\n4.9,virginica\n").rows());
    }

    @Test
    void takesAFirstLineThatNamesAUsualPartForAHeader() throws IOException {
        assertEquals(
                List.of("text", "spam"),
                read("mails.csv", "text,spam\nhello,ham\nbuy,spam\n").columns());
        assertEquals(
                List.of("label", "0", "1"),
                read("digits.csv", "label,0,1\n7,0,255\n1,13,0\n").columns());
        assertEquals(
                List.of("column1", "column2"),
                read("notes.csv", "text,label\nfine,label\ntext,other\n").columns());
    }

    @Test
    void isToldWhetherTheFirstLineNamesTheColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("years.csv"), "2019,2020\n1,2\n3,4\n");

        assertEquals(List.of("2019", "2020"), LabelledData.read(file, true).columns());
        assertEquals(2, LabelledData.read(file, true).rows());
        assertEquals(3, LabelledData.read(file, false).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviews.json", "reviews.ndjson", "reviews.jsonl", "reviews.data"})
    void readsJsonLinesWhateverTheyAreCalled(String name) throws IOException {
        LabelledData data = read(name, "{\"text\":\"fine, so\",\"label\":1}\n{\"text\":\"awful\",\"label\":0}\n");

        assertEquals(List.of("fine, so", "awful"), data.texts());
        assertEquals(List.of("0", "1"), data.labels());
    }

    @Test
    void readsAnArrayOfJsonObjects() throws IOException {
        LabelledData data = read(
                "reviews.json", "\n[\n  {\"text\": \"fine\",\n   \"label\": \"good\"},\n  {\"text\": \"awful\"}\n]\n");

        assertEquals("reviews", data.name());
        assertEquals(List.of("fine", "awful"), data.texts());
        assertArrayEquals(new String[] {"good", "(missing)"}, data.groups("label"));
    }

    @Test
    void readsJsonLinesWithKeysThatComeAndGo() throws IOException {
        LabelledData data = read(
                "reviews.jsonl",
                "{\"text\": \"fine\", \"label\": 1}\n\n{\"label\": 0, \"text\": null, \"tags\": [\"a\", 2]}\n");

        assertEquals(List.of("text", "label", "tags"), data.columns());
        assertEquals(List.of("fine", ""), data.texts());
        assertEquals(List.of("0", "1"), data.labels());
        assertArrayEquals(new String[] {"(missing)", "[\"a\",2]"}, data.groups("tags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviews.csv.gz", "reviews.jsonl.gz"})
    void unpacksGzip(String name) throws IOException {
        String text = name.contains("csv") ? "text,label\nfine,good\nbad,bad\n" : "{\"text\": \"fine\"}";
        Path file = folder.resolve(name);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }

        LabelledData data = LabelledData.read(file);

        assertEquals("reviews", data.name());
        assertEquals("fine", data.text(0));
    }

    @Test
    void typesNumbersAndLeavesWhatNumbersWouldChange() throws IOException {
        Table table = read("t.csv", "text,age,share,id,big\na,31,.5,007,12345678901234567890\nb,NA,1,12,1\n")
                .table();

        assertEquals(ColumnType.LONG, table.column("age").type());
        assertEquals(1, table.column("age").countMissing());
        assertEquals(ColumnType.DOUBLE, table.column("share").type());
        assertEquals(ColumnType.STRING, table.column("id").type());
        assertEquals(ColumnType.STRING, table.column("big").type());
    }

    private LabelledData read(String name, String text) throws IOException {
        return LabelledData.read(Files.writeString(folder.resolve(name), text));
    }
}
