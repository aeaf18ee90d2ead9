package io.crema.kernel.shell;

import io.crema.kernel.trace.SnippetNames;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Java type to declare a variable with, so that it can be written in a cell and offers most. */
final class SourceType {
    private SourceType() {}

    /** The most specific type of the value that a cell can name, without type arguments: {@code java.util.List}. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "Object";
        }
        return SnippetNames.asDeclared(nameable(value.getClass()).getCanonicalName());
    }

    private static Class<?> nameable(Class<?> type) {
        if (type.isArray()) {
            return nameable(type.getComponentType()).arrayType();
        }
        var candidates = new LinkedHashSet<Class<?>>();
        collect(type, candidates);
        // Of several unrelated types the one that offers most: List before RandomAccess.
        return candidates.stream()
                .filter(candidate ->
                        candidates.stream().noneMatch(other -> other != candidate && candidate.isAssignableFrom(other)))
                .max(Comparator.comparingInt(candidate -> candidate.getMethods().length))
                .orElse(Object.class);
    }

    /** The nearest nameable supertypes; nothing above a nameable type is of interest. */
    private static void collect(@Nullable Class<?> type, Set<Class<?>> candidates) {
        if (type == null) {
            return;
        }
        if (isNameable(type)) {
            candidates.add(type);
            return;
        }
        collect(type.getSuperclass(), candidates);
        for (Class<?> face : type.getInterfaces()) {
            collect(face, candidates);
        }
    }

    private static boolean isNameable(Class<?> type) {
        if (type.getCanonicalName() == null || type.isHidden()) {
            return false;
        }
        if (SnippetLoader.of(type).isPresent()) {
            // Types of the user's cells share a package, so none of them needs to be public.
            return true;
        }
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return type.getModule().isExported(type.getPackageName());
    }
}
