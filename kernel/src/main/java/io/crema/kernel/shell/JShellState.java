package io.crema.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What JShell keeps of every snippet for as long as it lives, which no part of its interface lets go of. The collections
 * are JShell's own, to be changed with the compiler's lock held. Their names are the same in JDK 17 and 25.
 *
 * @param snippets all that were ever evaluated
 * @param byIndex the latest of each index, which is its id
 * @param dependents the indexes of what refers to a name
 * @param sources the sources of the classes around snippets, by simple class name: they tell a trace its snippets
 * @param compiled the classes as the compiler sees them, by name
 * @param loaded which classes the engine has, by name
 * @param newCompilers replaces the compilers, whose tables hold the names of all that they have compiled
 */
record JShellState(
        Set<Snippet> snippets,
        List<@Nullable Snippet> byIndex,
        Map<String, Set<Integer>> dependents,
        Map<String, ?> sources,
        Map<String, ?> compiled,
        Map<String, ?> loaded,
        Runnable newCompilers) {
    private static final Logger LOG = LoggerFactory.getLogger(JShellState.class);

    /** The state of a session; empty where the virtual machine does not open {@code jdk.jshell} to the kernel. */
    // The types are those that JShell declares.
    @SuppressWarnings("unchecked")
    static Optional<JShellState> of(JShell shell) {
        try {
            Object maps = field(shell, "maps");
            Object compilers = field(shell, "taskFactory");
            return Optional.of(new JShellState(
                    (Set<Snippet>) field(maps, "snippets"),
                    (List<@Nullable Snippet>) field(maps, "keyIndexToSnippet"),
                    (Map<String, Set<Integer>>) field(maps, "dependencies"),
                    (Map<String, ?>) field(field(shell, "outerMap"), "classOuters"),
                    (Map<String, ?>) field(field(compilers, "fileManager"), "classObjects"),
                    (Map<String, ?>) field(field(shell, "classTracker"), "map"),
                    method(compilers, "initTaskPool")));
        } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException e) {
            LOG.info("the session will keep all of its snippets; --add-opens jdk.jshell/jdk.jshell mends it", e);
            return Optional.empty();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static Runnable method(Object owner, String name) throws ReflectiveOperationException {
        Method method = owner.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return () -> {
            try {
                method.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("JShell refuses " + method, e);
            }
        };
    }
}
