package io.crema.kernel.shell;

import io.crema.kernel.javadoc.ClassComments;
import io.crema.kernel.javadoc.Javadoc;
import io.crema.kernel.javadoc.LibraryComments;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a signature names, as JShell writes signatures: {@code java.util.Map.Entry<K, V>}, {@code ZMQ.PUB:int}, {@code
 * boolean List<E>.add(E e)}, {@code ArrayList<E>(int initialCapacity)}.
 *
 * @param name with its type, which has its package only where the session does not import it
 * @param parameters the types that a method takes; empty for what is no method
 */
record DocumentedName(String name, Optional<List<String>> parameters) {
    private static final Pattern METHOD = Pattern.compile("(?<head>[^(]*)\\((?<parameters>.*?)\\)(?:\\s*throws .*)?");

    private static final Pattern CONSTRUCTOR = Pattern.compile("(?:.*\\.)?(\\w+)\\.\\1");

    static DocumentedName of(String signature) {
        String bare = signature;
        while (bare.contains("<")) {
            bare = bare.replaceAll("<[^<>]*>", "");
        }
        // JDK 25 writes the components of a record behind its name.
        bare = bare.replaceAll("\\([^()]*\\)(?=\\.)", "");
        Matcher method = METHOD.matcher(bare);
        if (!method.matches()) {
            return new DocumentedName(bare.replaceFirst(":.*", ""), Optional.empty());
        }
        String name = method.group("head").strip().replaceFirst("^.*\\s", "").replace("..", ".");
        boolean constructor = !method.group("head").strip().contains(" ");
        List<String> parameters = Stream.of(method.group("parameters").split(","))
                .map(String::strip)
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.replaceFirst("\\s+\\w+$", ""))
                .toList();
        return new DocumentedName(
                constructor ? name + name.replaceFirst("^.*\\.|^", ".") : name, Optional.of(parameters));
    }

    /**
     * Its comment.
     *
     * @param imports the session's, such as {@code java.util.*}
     */
    Optional<Javadoc> comment(Collection<String> imports, LibraryComments libraries) {
        return Stream.concat(Stream.of(name), imports.stream().flatMap(this::imported))
                .flatMap(whole -> comment(whole, libraries).stream())
                .findFirst();
    }

    /** The name with its package, if it may be this import that brings it. */
    private Stream<String> imported(String imported) {
        String first = name.replaceFirst("\\..*", "");
        if (imported.endsWith(".*")) {
            return Stream.of(imported.substring(0, imported.length() - 1) + name);
        }
        return imported.endsWith("." + first)
                ? Stream.of(imported.substring(0, imported.length() - first.length()) + name)
                : Stream.empty();
    }

    private Optional<Javadoc> comment(String whole, LibraryComments libraries) {
        for (int dot = 0; dot >= 0; dot = whole.indexOf('.', dot + 1)) {
            int end = whole.indexOf('.', dot + 1);
            String outermost = end < 0 ? whole : whole.substring(0, end);
            if (libraries.isClass(outermost)) {
                String within = whole.substring(outermost.lastIndexOf('.') + 1);
                return libraries.of(outermost).flatMap(comments -> comment(within, comments));
            }
        }
        return Optional.empty();
    }

    private Optional<Javadoc> comment(String within, ClassComments comments) {
        Optional<Javadoc> own = parameters.isPresent() ? comments.of(within, parameters.get()) : comments.of(within);
        // A constructor without a comment is told by its type, and so is a record, which JShell spells like one.
        return own.or(() -> CONSTRUCTOR.matcher(within).matches()
                ? comments.of(within.substring(0, within.lastIndexOf('.')))
                : Optional.empty());
    }
}
