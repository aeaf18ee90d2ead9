package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The session's magics under IJava's name: where a notebook adds its own. */
public final class Magics {
    private final io.crema.kernel.magic.Magics magics;

    public Magics(io.crema.kernel.magic.Magics magics) {
        this.magics = magics;
    }

    public void registerLineMagic(String name, LineMagicFunction<?> function) {
        register(new FunctionMagic(name, List.of(), Optional.of(function), Optional.empty()));
    }

    public void registerCellMagic(String name, CellMagicFunction<?> function) {
        register(new FunctionMagic(name, List.of(), Optional.empty(), Optional.of(function)));
    }

    /**
     * Adds the annotated methods of an object, or the static ones of a class.
     *
     * @throws IllegalArgumentException if there are none, or one does not take what it must take
     */
    public void registerMagics(Object holder) {
        Class<?> type = holder instanceof Class<?> itself ? itself : holder.getClass();
        List<FunctionMagic> found = Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> magicsOf(method, holder).stream())
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName()
                    + " has no magic. Put @LineMagic or @CellMagic on a method that takes (List<String> arguments)"
                    + " or (List<String> arguments, String body)");
        }
        found.forEach(this::register);
    }

    private void register(FunctionMagic magic) {
        boolean known = magics.find(magic.name()).orElse(null) instanceof FunctionMagic;
        magics.register(
                known ? magic.or((FunctionMagic) magics.find(magic.name()).orElseThrow()) : magic);
    }

    private static List<FunctionMagic> magicsOf(Method method, Object holder) {
        var line = Optional.ofNullable(method.getAnnotation(LineMagic.class))
                .map(declared -> new FunctionMagic(
                        name(declared.value(), method),
                        List.of(declared.aliases()),
                        Optional.of(words -> call(method, holder, words)),
                        Optional.empty()));
        var cell = Optional.ofNullable(method.getAnnotation(CellMagic.class))
                .map(declared -> new FunctionMagic(
                        name(declared.value(), method),
                        List.of(declared.aliases()),
                        Optional.empty(),
                        Optional.of((words, body) -> call(method, holder, words, body))));
        line.ifPresent(magic -> require(method, List.class));
        cell.ifPresent(magic -> require(method, List.class, String.class));
        return Stream.of(line, cell).flatMap(Optional::stream).toList();
    }

    private static String name(String declared, Method method) {
        return declared.isEmpty() ? method.getName() : declared;
    }

    private static void require(Method method, Class<?>... types) {
        if (!Arrays.equals(method.getParameterTypes(), types)) {
            throw new IllegalArgumentException("the magic " + method.getName() + " should take "
                    + (types.length == 1 ? "(List<String> arguments)" : "(List<String> arguments, String body)"));
        }
    }

    private static @Nullable Object call(Method method, Object holder, Object... arguments) throws Exception {
        method.setAccessible(true);
        try {
            return method.invoke(holder, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
