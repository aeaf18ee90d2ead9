package io.crema.kernel.magic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The arguments of one call of a magic, read by the names that its {@link MagicSyntax} declares. Whatever is wrong is
 * gathered, by the parser and by each reading method, until {@link #check()} reports it all at once; until then a method
 * that cannot give what was asked gives something of the right type.
 *
 * <p>A method with {@code optional} in its name gives nothing where nothing was given and no default is declared; in the
 * same case one without it notes that the argument is missing.
 */
public final class MagicArguments {
    private final MagicSyntax syntax;
    private final MagicCall call;
    private final Problems problems;
    private final Binding binding;

    private MagicArguments(MagicSyntax syntax, MagicCall call, Problems problems, Binding binding) {
        this.syntax = syntax;
        this.call = call;
        this.problems = problems;
        this.binding = binding;
    }

    /** Reads a call by a syntax. Evaluates the Java in it, in the order in which it is written. */
    public static MagicArguments of(MagicSyntax syntax, MagicCall call, Expressions expressions) {
        var problems = new Problems(call.spelled());
        if (call.body().isPresent() && syntax.body().isEmpty()) {
            problems.add("it takes no cell. Write %" + call.name() + " on a line of its own");
        }
        Binding binding = Binding.of(syntax, call, expressions, problems);
        if (syntax.takesOptionsBody()) {
            call.body().ifPresent(body -> new OptionsBody(syntax, binding, problems).read(body, call.bodyLine()));
        }
        return new MagicArguments(syntax, call, problems, binding);
    }

    /** The call as it stands in the cell. */
    public MagicCall call() {
        return call;
    }

    /** Whether the user typed it, so that no default is at work. */
    public boolean isGiven(String name) {
        declared(name);
        return !binding.values(name).isEmpty() || binding.flag(name).isPresent();
    }

    public String text(String name) {
        return find(name).map(Argument::text).orElseGet(() -> missing(name, ""));
    }

    public Optional<String> optionalText(String name) {
        return find(name).map(Argument::text);
    }

    /** The object itself, where the word was exactly <code>{expression}</code> or {@code $name} and is not null. */
    public Optional<Object> object(String name) {
        return find(name).flatMap(Argument::asObject);
    }

    /** The Java itself, where the word was exactly <code>{expression}</code> or {@code $name}. */
    public Optional<String> expression(String name) {
        return find(name).map(Argument::java).filter(java -> !java.isEmpty());
    }

    /**
     * Whether the flag is set; not set where it was not given.
     *
     * @throws IllegalArgumentException if the syntax declares no such flag
     */
    public boolean flag(String name) {
        if (!(declared(name) instanceof Parameter.Flag)) {
            throw new IllegalArgumentException(name + " is no flag of %" + syntax.name());
        }
        return binding.flag(name).orElse(false);
    }

    public int integer(String name, Range range) {
        return optionalInteger(name, range).orElseGet(() -> missing(name, 0));
    }

    public OptionalInt optionalInteger(String name, Range range) {
        return find(name)
                .map(value -> OptionalInt.of(read(name, value, Values.integer(range), 0)))
                .orElseGet(OptionalInt::empty);
    }

    /** The {@code --seed} of {@link MagicSyntax#withCommon()}. */
    public long seed() {
        return find("--seed")
                .map(value -> read("--seed", value, Values.wholeNumber(Range.any()), 0L))
                .orElseGet(() -> missing("--seed", 0L));
    }

    public double number(String name, Range range) {
        return optionalNumber(name, range).orElseGet(() -> missing(name, 0.0));
    }

    public OptionalDouble optionalNumber(String name, Range range) {
        return find(name)
                .map(value -> OptionalDouble.of(read(name, value, Values.number(range), 0.0)))
                .orElseGet(OptionalDouble::empty);
    }

    /** A length of time with its unit: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 500ms}, {@code 2d}. */
    public Duration duration(String name) {
        return optionalDuration(name).orElseGet(() -> missing(name, Duration.ZERO));
    }

    public Optional<Duration> optionalDuration(String name) {
        return find(name)
                .map(value -> value.object() instanceof Duration duration
                        ? duration
                        : read(name, value, Values.duration(), Duration.ZERO));
    }

    /**
     * What a word stands for.
     *
     * @param choices what may be typed, in the order in which a message lists it; not empty
     */
    public <T> T choice(String name, Map<String, T> choices) {
        T any = choices.values().iterator().next();
        return optionalChoice(name, choices).orElseGet(() -> missing(name, any));
    }

    /** As {@link #choice}, for an option without a default. */
    public <T> Optional<T> optionalChoice(String name, Map<String, T> choices) {
        T any = choices.values().iterator().next();
        return find(name).map(value -> read(name, value, Values.choice(choices), any));
    }

    /** Words separated by commas, blanks around them taken off; empty where nothing was given. */
    public List<String> list(String name) {
        return find(name).map(MagicArguments::words).orElse(List.of());
    }

    /** All values of a {@link MagicSyntax#rest}, as text. */
    public List<String> rest(String name) {
        declared(name);
        return binding.values(name).stream().map(Argument::text).toList();
    }

    /** All values of a {@link MagicSyntax#rest}: the object where the word was one expression, else the text. */
    public List<Object> restObjects(String name) {
        declared(name);
        return binding.values(name).stream().map(Argument::objectOrText).toList();
    }

    /** The {@code key=range} words, in the order they were typed. */
    public Map<String, String> ranges() {
        return binding.ranges();
    }

    /** The cell below {@code %%name}; empty for a {@code %name}. */
    public Optional<String> body() {
        return call.body();
    }

    /** The cell below {@code %%name}, where there must be one. */
    public String requiredBody() {
        return call.body().orElseGet(() -> {
            problems.add("it takes the rest of the cell. Begin the line with %%" + call.name());
            return "";
        });
    }

    /** Notes something that only the magic can know: a sentence without its name. */
    public void problem(String text) {
        problems.add(text);
    }

    /**
     * Reports everything that is wrong. To be called when all arguments were read, and before any work.
     *
     * @throws MagicException naming every problem, if there is one
     */
    public void check() {
        Optional<String> target = syntax.hasTarget() ? optionalText("--out") : Optional.empty();
        target.filter(name -> !SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name))
                .ifPresent(
                        name -> problem("-o takes the name of a Java variable, such as result1, not \"" + name + "\""));
        problems.check();
    }

    private Optional<Argument> find(String name) {
        Optional<String> defaultText = declared(name).defaultText();
        return binding.values(name).stream().findFirst().or(() -> defaultText.map(Argument::of));
    }

    private Parameter declared(String name) {
        return syntax.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%" + syntax.name() + " declares no \"" + name + "\""));
    }

    private <T> T missing(String name, T instead) {
        // An option left without its value was noted when the words were laid out.
        if (!binding.mentions(name)) {
            problems.add(
                    declared(name).usage() + " is missing: " + declared(name).help());
        }
        return instead;
    }

    private <T> T read(String name, Argument value, Values.Reader<T> reader, T instead) {
        try {
            return reader.read(value.text());
        } catch (Values.Unreadable unreadable) {
            problems.add(value.called(declared(name)) + " takes " + unreadable.getMessage());
            return instead;
        }
    }

    private static List<String> words(Argument value) {
        Stream<String> words;
        if (value.object() instanceof Collection<?> collection) {
            words = new ArrayList<>(collection).stream().map(String::valueOf);
        } else if (value.object() instanceof Object[] array) {
            words = Stream.of(array).map(String::valueOf);
        } else {
            words = Stream.of(value.text().split(",", -1));
        }
        return words.map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
