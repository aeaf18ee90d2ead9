package io.github.spencerpark.jupyter.kernel.magic.registry;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A magic that a notebook has made of functions; as a line magic, as a cell magic, or as both. */
record FunctionMagic(
        String name, List<String> aliases, Optional<LineMagicFunction<?>> line, Optional<CellMagicFunction<?>> cell)
        implements Magic {
    private static final Pattern WORD = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|(\\S+)");
    private static final String WORDS = "WORDS";

    FunctionMagic {
        aliases = List.copyOf(aliases);
    }

    /** This magic, or the other where it can do what this one cannot. */
    FunctionMagic or(FunctionMagic other) {
        return new FunctionMagic(name, aliases, line.or(other::line), cell.or(other::cell));
    }

    @Override
    public MagicSyntax syntax() {
        // As in IJava the words are the magic's own affair, dashes included.
        MagicSyntax syntax =
                MagicSyntax.named(name, "Declared in this notebook.").verbatim(WORDS, "its arguments");
        for (String alias : aliases) {
            syntax = syntax.alias(alias);
        }
        return cell.isPresent() ? syntax.body("its text") : syntax;
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        List<String> words = words(arguments.optionalText(WORDS).orElse(""));
        Optional<String> body = arguments.body();
        arguments.check();
        if (body.isPresent()) {
            return cell.orElseThrow(() -> new MagicException("%%" + name + " is no cell magic", "Type %" + name))
                    .execute(words, body.get());
        }
        return line.orElseThrow(() -> new MagicException("%" + name + " takes the rest of the cell", "Type %%" + name))
                .execute(words);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word ->
                        word.group(1) == null ? word.group() : word.group(1).replaceAll("\\\\(.)", "$1"))
                .toList();
    }
}
