package io.crema.magics;

import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import java.util.List;
import java.util.Optional;

/**
 * What the magics share: where a call finds the values it works on, and where it leaves its own.
 *
 * @param magic the magic's name with its sign: {@code %finetune}
 */
record Notebook(String magic, MagicArguments arguments, MagicContext context) {

    static Notebook of(MagicArguments arguments, MagicContext context) {
        return new Notebook(arguments.call().spelled(), arguments, context);
    }

    /**
     * The value that an argument names, or the session's usual one.
     *
     * @param argument the positional argument: a variable's name, or the value itself
     * @param usual the variable used when nothing is named
     * @param maker the magic that makes such a value, for the message
     */
    <T> T value(Class<T> type, String argument, String usual, String maker) {
        Optional<Object> given = arguments.object(argument);
        if (given.isPresent()) {
            return typed(type, given.get(), argument);
        }
        Optional<String> named = arguments.optionalText(argument);
        if (named.isPresent()) {
            return variable(type, named.get(), maker);
        }
        Optional<T> found =
                context.variables().get(usual).filter(type::isInstance).map(type::cast);
        return found.or(() -> latest(type))
                .orElseThrow(() ->
                        new MagicException(magic + ": there is no " + usual + " yet", "Make one first: " + maker));
    }

    private <T> T variable(Class<T> type, String name, String maker) {
        Object value = context.variables().get(name).orElseThrow(() -> {
            List<String> known = context.variables().named(type);
            return new MagicException(
                    magic + ": no variable \"" + name + "\""
                            + (known.isEmpty() ? "" : " (there is " + String.join(", ", known) + ")"),
                    "Make one first: " + maker + " -o " + name);
        });
        return typed(type, value, name);
    }

    private <T> T typed(Class<T> type, Object value, String name) {
        if (!type.isInstance(value)) {
            throw new MagicException(
                    magic + ": " + name + " is a " + value.getClass().getSimpleName() + ", expected a "
                            + type.getSimpleName(),
                    arguments.call().spelled() + "? shows what it takes");
        }
        return type.cast(value);
    }

    private <T> Optional<T> latest(Class<T> type) {
        return context.variables().named(type).stream()
                .findFirst()
                .flatMap(name -> context.variables().get(name))
                .map(type::cast);
    }

    /** Whether the user asked for the result alone. */
    boolean quiet() {
        return arguments.flag("--quiet");
    }

    /** Leaves a value in the variable that {@code -o} names, or in the usual one. */
    <T> T bind(String usual, T value) {
        // A long native step may have outlived the stop's patience; the thread's interrupt would now cost the result.
        boolean interrupted = Thread.interrupted();
        try {
            context.variables().set(arguments.optionalText("--out").orElse(usual), value);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return value;
    }

    /** Prints the Java that does the same, if the user asked for it; then there is nothing else to do. */
    boolean showsJava(String java) {
        if (arguments.flag("--show-java")) {
            context.print(java + "\n");
            return true;
        }
        return false;
    }
}
