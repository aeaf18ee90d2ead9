package io.crema.finetune.fairness;

import java.io.IOException;
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
    private final Optional<Counterfactuals> sentences;
    private final WordSwap words;

    private SwapFile(String name, List<String> sentences, List<Variant> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " holds nothing to swap: expected a word, a tab and its counterpart on each line");
        }
        this.name = name;
        this.sentences = sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(Counterfactuals.ofTerms(name, terms, SLOT, sentences));
        this.words = sentences.isEmpty() ? WordSwap.of(pairs(name, terms)) : WordSwap.of(Map.of());
    }

    private static Map<String, String> pairs(String name, List<Variant> terms) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Variant term : terms) {
            String known = pairs.put(term.group(), term.name());
            if (known != null && !known.equals(term.name())) {
                throw new IllegalArgumentException(name + ": \"" + term.group() + "\" is to be swapped for both \""
                        + known + "\" and \"" + term.name() + "\": give each word one counterpart");
            }
        }
        return pairs;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is none that can be read, a line is neither a sentence nor a pair, a word has two
     *     counterparts, or there are fewer than two sentences or two terms for them
     */
    public static SwapFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no file " + file + " of swaps: name identities, names or pronouns, or a"
                    + " file with a word, a tab and its counterpart on each line");
        }
        Path named = file.getFileName();
        String name = named == null ? file.toString() : named.toString();
        List<String> sentences = new ArrayList<>();
        List<Variant> terms = new ArrayList<>();
        List<String> lines = lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.toLowerCase(Locale.ROOT).contains("{" + SLOT + "}")) {
                sentences.add(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                terms.add(term(line, name, number));
            }
        }
        return new SwapFile(name, sentences, terms);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read " + file + ": it must be a text in UTF-8 that may be read", e);
        }
    }

    private static Variant term(String line, String name, int number) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException(name + ", line " + number + ": \"" + line
                    + "\" is neither a sentence with {term} nor two words with a tab between them");
        }
        return new Variant(parts[0].strip(), parts[1].strip());
    }

    /** Whether its swaps happen in texts of the data. */
    public boolean needsTexts() {
        return sentences.isEmpty();
    }

    /**
     * The sentences in all their forms.
     *
     * @param texts of the data; not looked at where the file has sentences of its own
     * @throws BiasException if the words are in fewer than two of the texts
     */
    public Counterfactuals swaps(Optional<List<String>> texts) {
        return sentences.orElseGet(() -> Counterfactuals.swapped(name, texts.orElse(List.of()), words));
    }
}
