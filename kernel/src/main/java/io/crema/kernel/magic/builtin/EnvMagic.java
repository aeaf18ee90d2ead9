package io.crema.kernel.magic.builtin;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows and sets the environment of the processes that the session starts. */
public final class EnvMagic implements Magic {
    private static final Pattern SECRET = Pattern.compile("(?i).*(key|token|secret|passw|credential).*");

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("env", "Shows or sets environment variables, as %sh passes them on.")
                .optional("NAME", "the variable, or NAME=VALUE to set it; all of them where there is none")
                .optional("VALUE", "the value to set");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        String name = arguments.optionalText("NAME").orElse("");
        String value = arguments.optionalText("VALUE").orElse("");
        boolean hasValue = arguments.isGiven("VALUE");
        int equals = name.indexOf('=');
        if (equals == 0) {
            arguments.problem("the name is missing before the =. Expected NAME=VALUE");
        }
        if (equals > 0 && hasValue) {
            arguments.problem("there are two values: put one with blanks in quotes, NAME=\"two words\"");
        }
        arguments.check();
        Map<String, String> environment = context.environment();
        if (name.isEmpty()) {
            return listed(environment);
        }
        if (equals > 0) {
            environment.put(name.substring(0, equals), name.substring(equals + 1));
            return null;
        }
        if (hasValue) {
            environment.put(name, value);
            return null;
        }
        return lookUp(name, environment);
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return argument.equals("NAME")
                ? context.environment().keySet().stream().sorted().toList()
                : List.of();
    }

    private static String lookUp(String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null) {
            String didYouMean = Suggestion.didYouMean(name, environment.keySet());
            throw new MagicException("%env: no variable \"" + name + "\"." + didYouMean, "%env lists them all");
        }
        return value;
    }

    /** A notebook is passed on more easily than it is read: what looks like a secret is not listed. */
    private static DisplayData listed(Map<String, String> environment) {
        return DisplayData.text(new TreeMap<>(environment)
                .entrySet().stream()
                        .map(each -> each.getKey() + "="
                                + (SECRET.matcher(each.getKey()).matches() ? "(hidden)" : each.getValue()))
                        .collect(Collectors.joining("\n")));
    }
}
