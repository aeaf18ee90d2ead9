package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one call of a magic, gathered so that the user mends it in one go. */
public final class Problems {
    private final String magic;
    private final List<String> texts = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();

    /** @param magic the magic as it was typed, {@code %finetune} or {@code %%finetune} */
    public Problems(String magic) {
        this.magic = magic;
    }

    /** Notes one problem, a sentence without the magic's name; the same sentence is noted once. */
    public void add(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }

    /** As above, with the exception behind it for the log. */
    public void add(String text, Throwable cause) {
        add(text);
        causes.add(cause);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    /**
     * Ends the call if anything was noted.
     *
     * @throws MagicException naming every problem
     */
    public void check() {
        if (texts.isEmpty()) {
            return;
        }
        String hint =
                magic.replaceFirst("^%%", "%") + (texts.size() == 1 ? "? shows what it takes" : "? shows them all");
        var exception = new MagicException(summary(), hint);
        causes.forEach(exception::addSuppressed);
        throw exception;
    }

    private String summary() {
        if (texts.size() == 1) {
            return magic + ": " + texts.get(0);
        }
        return magic + ": " + texts.size() + " arguments need mending\n  " + String.join("\n  ", texts);
    }
}
