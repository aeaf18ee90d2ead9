package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the magics have in common that put files on the class path.
 *
 * @param wanted which of the files that the patterns find
 * @param kind what such files are called
 */
record ClassPathFiles(Predicate<Path> wanted, String kind) {
    private static final String PATHS = "PATH...";

    static MagicSyntax syntax(String name, String summary) {
        return MagicSyntax.named(name, summary)
                .rest(
                        PATHS,
                        "files and folders; * and ? stand for a part of a name, a slash at the end for all in the folder");
    }

    /** Adds them, and gives their absolute paths. */
    List<String> add(MagicArguments arguments, MagicContext context) {
        List<String> patterns = arguments.rest(PATHS);
        if (patterns.isEmpty()) {
            arguments.problem("there is nothing to add. Expected a path, such as lib/*.jar");
        }
        arguments.check();
        Set<Path> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<Path> matches =
                    PathPattern.of(pattern).matches().stream().filter(wanted).toList();
            if (matches.isEmpty()) {
                throw new MagicException(
                        arguments.call().spelled() + ": " + pattern + " finds no " + kind + " from "
                                + Path.of("").toAbsolutePath(),
                        "%sh ls lists what is here");
            }
            found.addAll(matches);
        }
        context.addToClassPath(List.copyOf(found));
        return found.stream().map(Path::toString).toList();
    }
}
