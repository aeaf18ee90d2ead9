package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a magic is called and what it takes: the one source of its parser, its help and its completion. Immutable; each
 * method gives the syntax with one thing more.
 *
 * <p>A placeholder names its choices where it has any: {@code head|full}, or {@code auto|X}, in which the part in capitals
 * stands for a free value. A default of {@code ""} means that there is none.
 *
 * @param summary one sentence of what it does
 * @param parameters what it takes, in the order of its declaration
 * @param ranges the help for {@code key=range} words, or an empty string where it takes none
 * @param body the help for the rest of the cell, or an empty string where it is no cell magic
 * @param bodyExample a line of the rest of the cell, where that is its own options as YAML; else an empty string
 * @param aliases other names it answers to
 */
public record MagicSyntax(
        String name,
        String summary,
        List<Parameter> parameters,
        String ranges,
        String body,
        String bodyExample,
        List<String> aliases) {
    private static final Pattern LONG = Pattern.compile("--[a-z][a-z0-9-]*");
    private static final Pattern SHORT = Pattern.compile("-[A-Za-z]");
    private static final Parameter TARGET =
            new Parameter.Option("--out", "-o", "NAME", "", "the Java variable that takes the result");

    public MagicSyntax {
        parameters = List.copyOf(parameters);
        aliases = List.copyOf(aliases);
    }

    public static MagicSyntax named(String name, String summary) {
        return new MagicSyntax(name, summary, List.of(), "", "", "", List.of());
    }

    /** An argument that must be given, known by its place. */
    public MagicSyntax positional(String name, String help) {
        return with(new Parameter.Positional(name, help, Parameter.Arity.ONE));
    }

    /** An argument known by its place that may be left out. */
    public MagicSyntax optional(String name, String help) {
        return with(new Parameter.Positional(name, help, Parameter.Arity.OPTIONAL));
    }

    /** All arguments that are left: none, one or several. */
    public MagicSyntax rest(String name, String help) {
        return with(new Parameter.Positional(name, help, Parameter.Arity.REST));
    }

    /** The rest of the line as it stands, without quoting and interpolation: Java, or a shell's command. */
    public MagicSyntax verbatim(String name, String help) {
        return with(new Parameter.Positional(name, help, Parameter.Arity.VERBATIM));
    }

    /** {@code --name VALUE} or {@code --name=VALUE}. */
    public MagicSyntax option(String name, String placeholder, String defaultValue, String help) {
        return with(new Parameter.Option(checked(LONG, name), "", placeholder, defaultValue, help));
    }

    /** An option that also has a name of one letter: {@code -o NAME}. */
    public MagicSyntax shortOption(
            String shortName, String name, String placeholder, String defaultValue, String help) {
        return with(
                new Parameter.Option(checked(LONG, name), checked(SHORT, shortName), placeholder, defaultValue, help));
    }

    /** {@code --name}, which {@code --no-name} takes back. */
    public MagicSyntax flag(String name, String help) {
        return with(new Parameter.Flag(checked(LONG, name), help));
    }

    /** Lets it take {@code key=range} words. */
    public MagicSyntax ranges(String help) {
        return new MagicSyntax(name, summary, parameters, help, body, bodyExample, aliases);
    }

    /** Makes it usable as {@code %%name}. */
    public MagicSyntax body(String help) {
        return new MagicSyntax(name, summary, parameters, ranges, help, "", aliases);
    }

    /**
     * Makes it usable as {@code %%name}, where the rest of the cell is its options as YAML, a line each.
     *
     * @param example such a line: {@code epochs: 5}
     */
    public MagicSyntax optionsBody(String example) {
        String help = "the same options as YAML, a line each and without dashes: " + example;
        return new MagicSyntax(name, summary, parameters, ranges, help, example, aliases);
    }

    /** Whether the cell below it is its own options, as YAML. */
    boolean takesOptionsBody() {
        return !bodyExample.isEmpty();
    }

    /** All but what is known by its place. */
    List<Parameter> named() {
        return parameters.stream()
                .filter(each -> !(each instanceof Parameter.Positional))
                .toList();
    }

    /** Another name that it answers to. */
    public MagicSyntax alias(String other) {
        var more = new ArrayList<>(aliases);
        more.add(other);
        return new MagicSyntax(name, summary, parameters, ranges, body, bodyExample, more);
    }

    /** What every magic takes that makes one call to a library: where the result goes, its seed, and how loud it is. */
    public MagicSyntax withCommon() {
        return withTarget()
                .option("--seed", "N", "42", "where every random choice begins")
                .flag("--quiet", "shows only the result")
                .flag("--show-java", "prints the Java call that does the same");
    }

    /** Lets {@code -o} name the variable that takes the result. */
    public MagicSyntax withTarget() {
        return with(TARGET);
    }

    /** Whether {@code --out} names the variable that takes the result. */
    boolean hasTarget() {
        return parameters.contains(TARGET);
    }

    /** Whether the rest of the line belongs to it as it stands. */
    public boolean isVerbatim() {
        return positionals().stream().anyMatch(each -> each.arity() == Parameter.Arity.VERBATIM);
    }

    public List<Parameter.Positional> positionals() {
        return only(Parameter.Positional.class);
    }

    public List<Parameter.Option> options() {
        return only(Parameter.Option.class);
    }

    public List<Parameter.Flag> flags() {
        return only(Parameter.Flag.class);
    }

    /** All that can stand behind a dash, short names and taken-back flags included. */
    public List<String> dashed() {
        var names = new ArrayList<String>();
        for (Parameter.Option option : options()) {
            names.add(option.name());
            if (!option.shortName().isEmpty()) {
                names.add(option.shortName());
            }
        }
        flags().forEach(flag -> names.addAll(List.of(flag.name(), flag.negated())));
        return names;
    }

    /** The option of this name, long or short. */
    public Optional<Parameter.Option> option(String typed) {
        return options().stream()
                .filter(option ->
                        option.name().equals(typed) || option.shortName().equals(typed))
                .findFirst();
    }

    /** What {@code %name?} shows. */
    public String help() {
        return new HelpText(this).render();
    }

    private MagicSyntax with(Parameter parameter) {
        if (parameters.stream().anyMatch(each -> each.name().equals(parameter.name()))) {
            throw new IllegalArgumentException("%" + name + " declares " + parameter.name() + " twice");
        }
        var more = new ArrayList<>(parameters);
        more.add(parameter);
        return new MagicSyntax(name, summary, more, ranges, body, bodyExample, aliases);
    }

    private <P extends Parameter> List<P> only(Class<P> type) {
        return parameters.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String checked(Pattern shape, String name) {
        if (!shape.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name.toLowerCase(Locale.ROOT) + "\" is no option's name. Expected --epochs or -n");
        }
        return name;
    }
}
