package io.crema.finetune.hub;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model's name on Hugging Face.
 *
 * @param text {@code org/name}, or the name alone as the oldest models have it: {@code gpt2}
 */
public record RepositoryName(String text) {
    private static final String PART = "\\w(?:[\\w.-]{0,94}\\w)?";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "/)?" + PART);
    private static final String FOLDER = "models--";
    private static final String SEPARATOR = "--";

    /** @throws IllegalArgumentException if Hugging Face gives no such names */
    public RepositoryName {
        if (!isName(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is no name on Hugging Face: it has the form org/name");
        }
    }

    /** What a text names, if it can be such a name: what begins like a path or has two slashes cannot. */
    public static Optional<RepositoryName> in(String text) {
        return isName(text) ? Optional.of(new RepositoryName(text)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return FORM.matcher(text).matches()
                && !text.contains(SEPARATOR)
                && !text.contains("..")
                && !text.endsWith(".git");
    }

    /** Whether it is a name alone. */
    public boolean isBare() {
        return text.indexOf('/') < 0;
    }

    /** The folder of its files in a cache: {@code models--org--name}. */
    String folder() {
        return FOLDER + text.replace("/", SEPARATOR);
    }

    /** Whose folder it is; empty if it is not a model's. */
    static Optional<RepositoryName> ofFolder(String folder) {
        return folder.startsWith(FOLDER)
                ? in(folder.substring(FOLDER.length()).replace(SEPARATOR, "/"))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
