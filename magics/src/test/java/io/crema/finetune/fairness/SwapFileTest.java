package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapFileTest {
    @TempDir
    private Path folder;

    @Test
    void fillsItsOwnSentencesWithItsOwnTerms() throws IOException {
        SwapFile file =
                file("# my own", "{Term} customers like it.", "I met a {term} baker.", "", "trade\tyoung", "x\told");

        Counterfactuals swaps = file.swaps(Optional.empty());

        assertFalse(file.needsTexts());
        assertEquals(
                List.of("Young customers like it.", "Old customers like it."),
                swaps.texts().get(0));
        assertEquals(new Variant("trade", "young"), swaps.variants().get(0));
        assertEquals("own.tsv", swaps.kind());
    }

    @Test
    void withoutSentencesItSwapsWordsInTextsOfTheData() throws IOException {
        SwapFile file = file("mum\tdad", "aunt\tuncle");

        Counterfactuals swaps =
                file.swaps(Optional.of(List.of("My mum baked it.", "Nobody did.", "An uncle and an aunt.")));

        assertTrue(file.needsTexts());
        assertEquals(
                List.of("My mum baked it.", "My dad baked it."), swaps.texts().get(0));
        assertEquals(1, swaps.skipped());
    }

    @Test
    void namesTheLineThatIsNeitherASentenceNorAPair() throws IOException {
        String message = assertThrows(IllegalArgumentException.class, () -> file("mum\tdad", "aunt"))
                .toString();

        assertTrue(message.contains("own.tsv, line 2: \"aunt\" is neither a sentence with {term}"), message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SwapFile.read(folder.resolve("none.tsv")))
                .toString()
                .contains("name identities, names or pronouns"));
    }

    @Test
    void refusesWhatCannotBeSwappedWhereItIsRead() {
        assertRefuses("own.tsv: \"he\" is to be swapped for both \"she\" and \"they\"", "he\tshe", "he\tthey");
        assertRefuses("\"they\" is to be swapped for both \"he\" and \"she\"", "he\tthey", "she\tthey");
        assertRefuses("own.tsv holds nothing to swap", "# my own");
        assertRefuses("own.tsv holds nothing to swap", "A {term} baker.", "A {term} cook.");
        assertRefuses("a swap needs at least two variants", "A {term} baker.", "A {term} cook.", "age\told");
        assertRefuses("needs at least two sentences, found 1", "A {term} baker.", "age\told", "age\tyoung");
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("own.tsv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertEquals(
                "cannot read " + file + ": it must be a text in UTF-8 that may be read",
                assertThrows(IllegalArgumentException.class, () -> SwapFile.read(file))
                        .getMessage());
    }

    private void assertRefuses(String expected, String... lines) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> file(lines)).getMessage());
        assertTrue(message.contains(expected), message);
    }

    private SwapFile file(String... lines) throws IOException {
        return SwapFile.read(Files.write(folder.resolve("own.tsv"), List.of(lines)));
    }
}
