package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays the words of one call against a syntax: which value belongs to which name. Notes whatever does not fit. */
final class Binding {
    private static final Pattern DASHED = Pattern.compile("--[^=]+|-[A-Za-z][^=]*");
    private static final Pattern KEY = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.-]*)=");

    private final MagicSyntax syntax;
    private final Expressions expressions;
    private final Problems problems;
    private final Map<String, List<Argument>> values = new LinkedHashMap<>();
    private final Map<String, Boolean> flags = new LinkedHashMap<>();
    private final Map<String, String> ranges = new LinkedHashMap<>();
    private boolean hasStrangers;

    private Binding(MagicSyntax syntax, Expressions expressions, Problems problems) {
        this.syntax = syntax;
        this.expressions = expressions;
        this.problems = problems;
    }

    static Binding of(MagicSyntax syntax, MagicCall call, Expressions expressions, Problems problems) {
        var binding = new Binding(syntax, expressions, problems);
        if (syntax.isVerbatim()) {
            binding.bindVerbatim(call.arguments().strip());
        } else {
            binding.bind(new Tokenizer(call.arguments(), problems).tokens());
        }
        return binding;
    }

    List<Argument> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether it was typed at all, its value missing or not. */
    boolean mentions(String name) {
        return values.containsKey(name);
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    Map<String, String> ranges() {
        return ranges;
    }

    /** Takes a value that was not typed behind the magic. */
    void bind(Parameter.Option option, Argument value) {
        values.put(option.name(), List.of(value));
    }

    /** As above, of a flag. */
    void bind(Parameter.Flag flag, boolean value) {
        flags.put(flag.name(), value);
    }

    private void bindVerbatim(String text) {
        if (!text.isEmpty()) {
            values.put(syntax.positionals().get(0).name(), List.of(Argument.of(text)));
        }
    }

    private void bind(List<Token> tokens) {
        var positionals = new ArrayList<Token>();
        boolean optionsEnded = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (optionsEnded || !token.bareStart()) {
                positionals.add(token);
            } else if (token.shown().equals("--")) {
                optionsEnded = true;
            } else if (isDashed(token)) {
                Optional<Token> next = i + 1 < tokens.size() && !isDashed(tokens.get(i + 1))
                        ? Optional.of(tokens.get(i + 1))
                        : Optional.empty();
                i += bindDashed(token, next);
            } else if (!bindRange(token)) {
                positionals.add(token);
            }
        }
        bindPositionals(positionals);
    }

    static boolean isDashed(Token token) {
        return token.bareStart() && DASHED.matcher(token.leadingText()).lookingAt();
    }

    /** @return how many of the following words it took: none or one */
    private int bindDashed(Token token, Optional<Token> next) {
        String leading = token.leadingText();
        int equals = leading.indexOf('=');
        String name = equals < 0 ? leading : leading.substring(0, equals);
        Optional<Token> attached = equals < 0 ? Optional.empty() : Optional.of(token.from(equals + 1));
        Optional<Parameter.Option> option = syntax.option(name);
        if (option.isPresent()) {
            bindOption(option.get(), attached.or(() -> next));
            return attached.isEmpty() && next.isPresent() ? 1 : 0;
        }
        if (bindFlag(name, attached.isPresent())) {
            return 0;
        }
        hasStrangers = true;
        String didYouMean = Suggestion.didYouMean(name, syntax.dashed());
        problems.add("no option \"" + name + "\"" + (didYouMean.isEmpty() ? "" : "." + didYouMean));
        boolean meantValue = Suggestion.closest(name, syntax.dashed())
                .flatMap(syntax::option)
                .isPresent();
        return meantValue && attached.isEmpty() && next.isPresent() ? 1 : 0;
    }

    private void bindOption(Parameter.Option option, Optional<Token> value) {
        if (values.containsKey(option.name())) {
            problems.add(option.name() + " is given twice");
            return;
        }
        if (value.isEmpty() || value.get().pieces().isEmpty()) {
            problems.add(option.name() + " needs a value: " + option.name() + " " + option.placeholder());
            values.put(option.name(), List.of());
            return;
        }
        values.put(option.name(), List.of(evaluated(value.get())));
    }

    private boolean bindFlag(String name, boolean hasValue) {
        for (Parameter.Flag flag : syntax.flags()) {
            boolean negated = flag.negated().equals(name);
            if (negated || flag.name().equals(name)) {
                if (hasValue) {
                    problems.add(name + " takes no value");
                }
                flags.put(flag.name(), !negated);
                return true;
            }
        }
        return false;
    }

    private boolean bindRange(Token token) {
        Matcher key = KEY.matcher(token.leadingText());
        if (syntax.ranges().isEmpty() || !key.lookingAt()) {
            return false;
        }
        String range = evaluated(token.from(key.end())).text();
        if (ranges.putIfAbsent(key.group(1), range) != null) {
            problems.add(key.group(1) + "= is given twice");
        }
        return true;
    }

    private void bindPositionals(List<Token> given) {
        List<Parameter.Positional> declared = syntax.positionals();
        long required =
                declared.stream().filter(Parameter.Positional::isRequired).count();
        long spare = Math.max(0, given.size() - required);
        int next = 0;
        for (Parameter.Positional positional : declared) {
            long take = switch (positional.arity()) {
                case ONE -> 1;
                case OPTIONAL -> Math.min(1, spare);
                case REST -> spare;
                case VERBATIM -> 0;
            };
            spare -= positional.isRequired() ? 0 : take;
            var taken = new ArrayList<Argument>();
            while (taken.size() < take && next < given.size()) {
                taken.add(evaluated(given.get(next++)));
            }
            if (!taken.isEmpty()) {
                values.put(positional.name(), taken);
            } else if (positional.isRequired()) {
                problems.add(positional.name() + " is missing: " + positional.help());
            }
        }
        given.subList(next, given.size()).forEach(this::noteSurplus);
    }

    private void noteSurplus(Token token) {
        Matcher key = KEY.matcher(token.leadingText());
        if (key.lookingAt() && syntax.option("--" + key.group(1)).isPresent()) {
            String value = token.from(key.end()).shown();
            problems.add("no place for \"" + token.shown() + "\". Did you mean --" + key.group(1) + " " + value + "?");
        } else if (!hasStrangers) {
            List<String> names =
                    syntax.positionals().stream().map(Parameter::name).toList();
            problems.add("no place for \"" + token.shown() + "\": it takes "
                    + (names.isEmpty() ? "options only" : String.join(" and ", names)));
        }
    }

    private Argument evaluated(Token token) {
        return token.evaluated(this::evaluated);
    }

    private Argument evaluated(Token.Java java) {
        try {
            Object value = expressions.evaluate(java.java());
            return new Argument(String.valueOf(value), value, java.java());
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String sign = java.source().substring(0, 1);
            problems.add(
                    "cannot evaluate " + java.source() + ": " + e.getMessage() + ". For the character itself type "
                            + sign + sign,
                    e);
            return Argument.of("");
        }
    }
}
