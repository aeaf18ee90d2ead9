package io.crema.kernel.magic;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A magic as it stands in a cell: its name, and what was typed behind it. Nothing is evaluated yet. Immutable. */
public final class MagicCall {
    private final String name;
    private final String arguments;
    private final Place place;
    private final @Nullable String body;
    private final @Nullable Assignment assignment;

    /**
     * Where in the cell a magic stands.
     *
     * @param start the UTF-16 offset of its {@code %}
     * @param argumentsStart the offset of the first character behind its name
     * @param end the offset behind its last character, the body of a cell magic included
     * @param line its line in the cell, counted from 1
     */
    public record Place(int start, int argumentsStart, int end, int line) {}

    private MagicCall(
            String name, String arguments, Place place, @Nullable String body, @Nullable Assignment assignment) {
        this.name = name;
        this.arguments = arguments;
        this.place = place;
        this.body = body;
        this.assignment = assignment;
    }

    /** A call at the beginning of a text: for tests, and for magics called from Java. */
    public static MagicCall line(String name, String arguments) {
        int nameEnd = 1 + name.length();
        return line(name, arguments, new Place(0, nameEnd, nameEnd + arguments.length(), 1));
    }

    public static MagicCall line(String name, String arguments, Place place) {
        return new MagicCall(name, arguments, place, null, null);
    }

    public static MagicCall cell(String name, String arguments, String body, Place place) {
        return new MagicCall(name, arguments, place, body, null);
    }

    /** A cell magic at the beginning of a text. */
    public static MagicCall cell(String name, String arguments, String body) {
        int argumentsStart = 2 + name.length();
        int end = argumentsStart + arguments.length() + 1 + body.length();
        return cell(name, arguments, body, new Place(0, argumentsStart, end, 1));
    }

    MagicCall assignedTo(Assignment target) {
        return new MagicCall(name, arguments, place, body, target);
    }

    /** The name without its {@code %}. */
    public String name() {
        return name;
    }

    /** The text behind the name exactly as typed, with the line breaks of a continued line. */
    public String arguments() {
        return arguments;
    }

    public Place place() {
        return place;
    }

    /** Its line in the cell, counted from 1. */
    public int line() {
        return place.line();
    }

    /** The rest of the cell, exactly as typed, for a {@code %%name}; empty for a {@code %name}. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /** The line of the cell on which the body begins, counted from 1. */
    public int bodyLine() {
        return place.line() + 1 + (int) arguments.chars().filter(c -> c == '\n').count();
    }

    /** The variable that takes the value; empty when the magic stands alone. */
    public Optional<Assignment> assignment() {
        return Optional.ofNullable(assignment);
    }

    /** The name as messages spell it: {@code %time}, {@code %%time}. */
    public String spelled() {
        return (body == null ? "%" : "%%") + name;
    }

    /** Whether it asks what the magic takes: {@code %name?}, {@code %name ?} or {@code %name --help}. */
    public boolean asksForHelp() {
        String asked = arguments.strip();
        return asked.equals("?") || asked.equals("--help");
    }

    /** Whether the last line ends in a backslash, so that more is to come. */
    public boolean isUnfinished() {
        return body == null && MagicLines.endsInOddBackslashes(arguments);
    }

    List<String> expressions() {
        return new Tokenizer(arguments, new Problems(spelled()))
                .tokens().stream()
                        .flatMap(token -> token.expressions().stream())
                        .toList();
    }

    @Override
    public String toString() {
        return spelled() + arguments;
    }
}
