package io.crema.finetune.fairness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Swaps of one's own, a line each; {@code #} begins a comment.
 *
 * <p>A line with {@code {term}} (or {@code {Term}}, to begin a sentence) is a sentence, and one with a tab is a group and
 * a term of it: each sentence is then filled with each term. In a file without sentences a line is a word, a tab and the
 * word that it is swapped for, and the swaps happen in texts of the data.
 */
public final class SwapFile {
    private static final String SLOT = "term";

    private final String name;
    private final List<String> sentences = new ArrayList<>();
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<Variant> terms = new ArrayList<>();

    private SwapFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is none, or a line is neither a sentence nor a pair
     */
    public static SwapFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no file " + file + " of swaps: name identities, names or pronouns, or a"
                    + " file with a word, a tab and its counterpart on each line");
        }
        Path named = file.getFileName();
        var swaps = new SwapFile(named == null ? file.toString() : named.toString());
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int line = 0; line < lines.size(); line++) {
                swaps.add(lines.get(line), line + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return swaps;
    }

    private void add(String line, int number) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.toLowerCase(Locale.ROOT).contains("{" + SLOT + "}")) {
            sentences.add(line.strip());
            return;
        }
        String[] parts = line.strip().split("\t", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException(name + ", line " + number + ": \"" + line.strip()
                    + "\" is neither a sentence with {term} nor two words with a tab between them");
        }
        pairs.put(parts[0].strip(), parts[1].strip());
        terms.add(new Variant(parts[0].strip(), parts[1].strip()));
    }

    /** Whether its swaps happen in texts of the data. */
    public boolean needsTexts() {
        return sentences.isEmpty();
    }

    /**
     * The sentences in all their forms.
     *
     * @param texts of the data; not looked at where the file has sentences of its own
     * @throws IllegalArgumentException if there are fewer than two sentences or two terms
     */
    public Counterfactuals swaps(Optional<List<String>> texts) {
        return needsTexts()
                ? Counterfactuals.swapped(name, texts.orElse(List.of()), WordSwap.of(pairs))
                : Counterfactuals.ofTerms(name, terms, SLOT, sentences);
    }
}
