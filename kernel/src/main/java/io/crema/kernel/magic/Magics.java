package io.crema.kernel.magic;

import io.crema.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The magics of one session, by name. Safe for use by several threads; more can be added at any time. */
public final class Magics {
    private final Map<String, Magic> byName = new ConcurrentHashMap<>();

    public Magics(List<Magic> magics) {
        magics.forEach(this::register);
    }

    /**
     * What a search for magics brought.
     *
     * @param found those that were new
     * @param problems those that could not be taken, one sentence each
     */
    public record Discovery(List<MagicSyntax> found, List<String> problems) {
        public Discovery {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }
    }

    /** Adds a magic. It takes the place of one with the same name. */
    public void register(Magic magic) {
        MagicSyntax syntax = magic.syntax();
        byName.put(syntax.name(), magic);
        syntax.aliases().forEach(alias -> byName.put(alias, magic));
    }

    /**
     * Looks for magics that the class loader's {@code META-INF/services} name: at the start, and again after jars were
     * added. A magic whose name is taken stays away, and one that cannot be loaded keeps no other from coming.
     */
    public Discovery discover(ClassLoader loader) {
        var found = new ArrayList<MagicSyntax>();
        var problems = new ArrayList<String>();
        var providers = ServiceLoader.load(Magic.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return new Discovery(found, problems);
                }
                take(providers.next(), found, problems);
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add("a magic cannot be loaded: " + e.getMessage());
            }
        }
    }

    private void take(Magic magic, List<MagicSyntax> found, List<String> problems) {
        MagicSyntax syntax = magic.syntax();
        Magic present = byName.get(syntax.name());
        if (present == null) {
            register(magic);
            found.add(syntax);
        } else if (!present.getClass().equals(magic.getClass())) {
            problems.add("%" + syntax.name() + " of " + magic.getClass().getName() + " stays away: "
                    + present.getClass().getName() + " has that name");
        }
    }

    public boolean isKnown(String name) {
        return byName.containsKey(name);
    }

    public Optional<Magic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every name and alias, in alphabetical order. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /** Every magic's syntax, in alphabetical order of the names. */
    public List<MagicSyntax> syntaxes() {
        return byName.values().stream()
                .distinct()
                .map(Magic::syntax)
                .sorted(Comparator.comparing(MagicSyntax::name))
                .toList();
    }

    /**
     * Runs a call, or answers {@code %name?} with the magic's help on the page beside the notebook.
     *
     * @param expressions evaluates the Java among the arguments
     * @return the magic's value; null for none, as for help
     * @throws MagicException if there is no such magic, its arguments are wrong, or it refuses
     * @throws Exception whatever the magic throws
     */
    public @Nullable Object run(MagicCall call, Expressions expressions, MagicContext context) throws Exception {
        Magic magic = find(call.name()).orElseThrow(() -> unknown(call));
        MagicSyntax syntax = magic.syntax();
        if (asksForHelp(call, syntax)) {
            context.page(DisplayData.text(syntax.help()));
            return null;
        }
        MagicArguments arguments = MagicArguments.of(syntax, call, expressions);
        Object value = magic.run(arguments, context);
        // For a magic that forgot: a mistyped option must not pass in silence.
        arguments.check();
        return value;
    }

    /** As above, the Java among the arguments being evaluated in the session itself. */
    public @Nullable Object run(MagicCall call, MagicContext context) throws Exception {
        return run(call, context::evaluate, context);
    }

    /**
     * The Java among a call's arguments, in the order in which {@link Expressions} will be asked for it: for a call within
     * a method, whose local variables only the code around it can see.
     */
    public List<String> expressions(MagicCall call) {
        boolean interpolates =
                find(call.name()).map(magic -> !magic.syntax().isVerbatim()).orElse(false);
        return interpolates && !call.asksForHelp() ? call.expressions() : List.of();
    }

    private static boolean asksForHelp(MagicCall call, MagicSyntax syntax) {
        boolean amongOthers = !syntax.isVerbatim()
                && new Tokenizer(call.arguments(), new Problems(call.spelled()))
                        .tokens().stream()
                                .anyMatch(token ->
                                        token.bareStart() && token.shown().equals("--help"));
        return amongOthers || call.asksForHelp();
    }

    private MagicException unknown(MagicCall call) {
        String didYouMean = Suggestion.closest(call.name(), names())
                .map(name -> " Did you mean " + (call.body().isPresent() ? "%%" : "%") + name + "?")
                .orElse("");
        return new MagicException("no magic \"" + call.spelled() + "\"." + didYouMean, "%lsmagic lists them all");
    }
}
