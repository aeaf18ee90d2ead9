package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that says which group each row belongs to.
 *
 * @param values one a row; a blank one is {@value #MISSING}, a group of its own
 */
public record SensitiveFeature(String name, List<String> values) {
    /** The group of rows whose value is missing. */
    public static final String MISSING = "(missing)";

    public SensitiveFeature {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a sensitive feature without a name");
        }
        values = values.stream().map(value -> value.isBlank() ? MISSING : value).toList();
    }

    /** From values of which some may be missing (null). */
    public static SensitiveFeature withMissing(String name, List<? extends @Nullable String> values) {
        List<String> present = new ArrayList<>();
        for (String value : values) {
            present.add(value == null ? MISSING : value);
        }
        return new SensitiveFeature(name, present);
    }
}
