package io.crema.kernel.shell;

import io.crema.kernel.trace.SnippetNames;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.SubKind;

/**
 * Forgets the snippets that no code can name any more: statements, values that were dropped, declarations whose place
 * others have taken, mistakes. JShell keeps them all, and its compiler reads the names of all their classes for every
 * snippet that follows, so that a session would become larger and slower with every cell. The latest stay, since a trace
 * may lead back to them from a thread or a callback that they have left behind.
 *
 * <p>Used with the compiler's lock held.
 */
final class SnippetMemory {
    /** How many snippets that no code can name stay. */
    private static final int RECENT = 1_000;
    /** A cleaning comes when a tenth as many have been evaluated as may stay. */
    private static final int CLEANINGS = 10;

    private final JShell shell;
    private final Optional<JShellState> state;
    private final Consumer<Set<String>> loaded;
    private final int recent;
    private int evaluated;

    /** @param loaded told now and then of the classes around the snippets that stay, by {@link SnippetNames#outermost} */
    SnippetMemory(JShell shell, Consumer<Set<String>> loaded) {
        this(shell, loaded, RECENT);
    }

    /**
     * A memory of another length.
     *
     * @param recent how many snippets that no code can name stay
     */
    SnippetMemory(JShell shell, Consumer<Set<String>> loaded, int recent) {
        this.shell = shell;
        this.loaded = loaded;
        this.recent = recent;
        this.state = JShellState.of(shell);
    }

    /**
     * Notes that a snippet has been evaluated, and cleans up when it is time.
     *
     * @param running the names of the classes whose snippets still run, and stay
     * @return the ids of the snippets that were forgotten: nothing will speak of them again
     */
    Set<String> evaluated(Set<String> running) {
        evaluated++;
        if (state.isEmpty() || evaluated % (recent / CLEANINGS) != 0) {
            return Set.of();
        }
        if (evaluated % recent == 0) {
            // Not at every cleaning, for new ones have to read the notebook's libraries again.
            state.get().newCompilers().run();
        }
        return clean(state.get(), running);
    }

    private Set<String> clean(JShellState kept, Set<String> running) {
        Set<Snippet> gone = oldestNameless(kept, running);
        forget(gone, kept);
        Set<String> classes = classNames(kept.snippets());
        kept.compiled().keySet().removeIf(name -> !classes.contains(SnippetNames.outermost(name)));
        kept.sources().keySet().removeIf(name -> !classes.contains(SnippetNames.outermost(name)));
        // A name that is declared again must not get a class name that the engine has used.
        Set<String> unrepeatable =
                classNames(gone.stream().filter(SnippetMemory::isUnrepeatable).toList());
        kept.loaded().keySet().removeIf(name -> unrepeatable.contains(SnippetNames.outermost(name)));
        running.stream().map(SnippetNames::outermost).forEach(classes::add);
        loaded.accept(classes);
        Set<String> ids = gone.stream().map(Snippet::id).collect(Collectors.toSet());
        kept.snippets().forEach(snippet -> ids.remove(snippet.id()));
        return ids;
    }

    private Set<Snippet> oldestNameless(JShellState kept, Set<String> running) {
        List<Snippet> nameless = kept.snippets().stream()
                .filter(snippet -> !shell.status(snippet).isActive() || isStatement(snippet))
                .filter(snippet -> className(snippet).filter(running::contains).isEmpty())
                .toList();
        Set<Snippet> oldest = Collections.newSetFromMap(new IdentityHashMap<>());
        oldest.addAll(nameless.subList(0, Math.max(0, nameless.size() - recent)));
        return oldest;
    }

    private static void forget(Set<Snippet> gone, JShellState kept) {
        kept.snippets().removeIf(gone::contains);
        kept.byIndex().replaceAll(snippet -> snippet == null || gone.contains(snippet) ? null : snippet);
        kept.dependents()
                .values()
                .forEach(indexes -> indexes.removeIf(index -> kept.byIndex().get(index) == null));
        kept.dependents().values().removeIf(Set::isEmpty);
    }

    /** Whether it ran and left nothing that has a name. */
    private static boolean isStatement(Snippet snippet) {
        return snippet.kind() == Kind.STATEMENT || snippet.kind() == Kind.EXPRESSION;
    }

    /** Whether JShell never makes another snippet of the same name, nor another class of the same. */
    private static boolean isUnrepeatable(Snippet snippet) {
        return isStatement(snippet) || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private Set<String> classNames(Collection<Snippet> snippets) {
        return snippets.stream()
                .map(this::className)
                .flatMap(Optional::stream)
                .map(SnippetNames::outermost)
                .collect(Collectors.toSet());
    }

    /** The class that JShell puts around a snippet; empty where there is none. */
    private Optional<String> className(Snippet snippet) {
        return snippet.kind() == Kind.IMPORT || snippet.kind() == Kind.ERRONEOUS
                ? Optional.empty()
                : Optional.of(shell.sourceCodeAnalysis().wrapper(snippet).fullClassName());
    }
}
