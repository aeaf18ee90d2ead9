package io.crema.kernel.magic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in front of a magic's {@code =}.
 *
 * @param type the declared type as written, {@code var} included; an empty string where a variable that exists is
 *     assigned
 * @param name the variable
 */
public record Assignment(String type, String name) {
    private static final String WORD = "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";
    private static final String TYPE = WORD + "(?:\\s*\\.\\s*" + WORD + ")*"
            + "(?:\\s*<[\\p{javaJavaIdentifierPart}\\s.,?<>\\[\\]&]*>)?(?:\\s*\\[\\s*])*";
    private static final Pattern SHAPE = Pattern.compile("\\s*(?:(?:final|public|private|static)\\s+)*" + "(?:(?<type>"
            + TYPE + ")\\s*(?<=[\\s>\\]]))?(?<name>" + WORD + ")\\s*");

    /** Whether a type stands in front of the name, so that a variable is declared. */
    public boolean isDeclaration() {
        return !type.isEmpty();
    }

    /** Reads {@code var r}, {@code Map<String, Integer> r} or {@code r}; empty for whatever else can be assigned to. */
    static Optional<Assignment> of(String left) {
        Matcher matcher = SHAPE.matcher(left);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String type = matcher.group("type");
        return Optional.of(new Assignment(type == null ? "" : type.strip(), matcher.group("name")));
    }
}
