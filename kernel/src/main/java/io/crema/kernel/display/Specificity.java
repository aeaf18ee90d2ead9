package io.crema.kernel.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of {@link Renderers}: which renderer fits a value most closely. */
final class Specificity {
    private Specificity() {}

    static Optional<Renderer<?>> best(List<Renderer<?>> renderers, Object value) {
        Map<Class<?>, Renderer<?>> fitting = new LinkedHashMap<>();
        for (Renderer<?> renderer : renderers) {
            if (renderer.type().isInstance(value)) {
                fitting.put(renderer.type(), renderer);
            }
        }
        List<Class<?>> types = List.copyOf(fitting.keySet());
        return types.stream()
                .filter(type -> types.stream().noneMatch(other -> isBelow(other, type)))
                .min(Comparator.comparingInt((Class<?> type) -> steps(value.getClass(), type))
                        .thenComparing(Class::isInterface)
                        .thenComparing(Class::getName))
                .map(fitting::get);
    }

    private static boolean isBelow(Class<?> sub, Class<?> type) {
        return sub != type && type.isAssignableFrom(sub);
    }

    /** How many times one goes up, to a superclass or an interface, on the shortest way from a class to a type. */
    private static int steps(Class<?> from, Class<?> type) {
        List<Class<?>> level = List.of(from);
        for (int steps = 0; !level.isEmpty(); steps++) {
            if (level.contains(type)) {
                return steps;
            }
            level = parents(level);
        }
        return Integer.MAX_VALUE;
    }

    private static List<Class<?>> parents(List<Class<?>> level) {
        var parents = new ArrayList<Class<?>>();
        for (Class<?> each : level) {
            Optional.<Class<?>>ofNullable(each.getSuperclass()).ifPresent(parents::add);
            parents.addAll(List.of(each.getInterfaces()));
        }
        return parents;
    }
}
