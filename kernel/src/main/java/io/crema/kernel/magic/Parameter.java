package io.crema.kernel.magic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that a magic takes. Its name is what {@link MagicArguments} reads it by. */
public sealed interface Parameter {

    /** As declared: {@code MODEL}, {@code --epochs}. */
    String name();

    String help();

    /** How the usage line shows it, without the brackets of an optional one. */
    String usage();

    /** How a cell of options writes it: {@code epochs} for {@code --epochs}. */
    default String key() {
        return name().replaceFirst("^--", "");
    }

    /** What the left column of the help shows. */
    default String label() {
        return usage();
    }

    /** The words it may be given, where the declaration names them: for the completion. */
    default List<String> choices() {
        return List.of();
    }

    /** The value where none is given; empty when there is none. */
    default Optional<String> defaultText() {
        return Optional.empty();
    }

    /**
     * An argument known by its place.
     *
     * @param arity how many values it takes
     */
    record Positional(String name, String help, Arity arity) implements Parameter {
        @Override
        public String usage() {
            return name;
        }

        boolean isRequired() {
            return arity == Arity.ONE;
        }
    }

    /** How many values a positional argument takes. */
    enum Arity {
        ONE,
        OPTIONAL,
        REST,
        /** The whole of the line as it stands: no quotes, no interpolation. */
        VERBATIM
    }

    /**
     * An option with a value.
     *
     * @param shortName {@code -o}, or an empty string
     * @param placeholder what the value is: {@code N}, or its choices, {@code head|full}; of a choice such as
     *     {@code auto|X} the part in capitals stands for a free value
     * @param defaultValue the value where none is given, or an empty string for none
     */
    record Option(String name, String shortName, String placeholder, String defaultValue, String help)
            implements Parameter {
        @Override
        public String usage() {
            return (shortName.isEmpty() ? name : shortName) + " " + placeholder;
        }

        @Override
        public String label() {
            return (shortName.isEmpty() ? "" : shortName + ", ") + name + " " + placeholder;
        }

        @Override
        public Optional<String> defaultText() {
            return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
        }

        @Override
        public List<String> choices() {
            if (!placeholder.contains("|")) {
                return List.of();
            }
            return List.of(placeholder.split("\\|")).stream()
                    .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                    .toList();
        }
    }

    /** An option without a value, which {@code --no-name} takes back. */
    record Flag(String name, String help) implements Parameter {
        @Override
        public String usage() {
            return name;
        }

        /** {@code --no-quiet} for {@code --quiet}. */
        String negated() {
            return "--no-" + name.substring(2);
        }
    }
}
