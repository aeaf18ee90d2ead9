package io.crema.kernel.shell;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The static fields that hold the session's variables. JShell makes a class for every declaration, and one that other
 * code refers to stays, so what a variable held before it was declared again, a model perhaps, would stay in memory with
 * it. Here the older fields follow the newest one; a thread that an earlier run of the cell left behind sees the variable
 * as it is now.
 *
 * <p>Used under the session's lock.
 */
final class VariableHolders {
    /** By the variable's name, which is the field's; the classes that are still there, in the order of their loading. */
    private final Map<String, List<WeakReference<Class<?>>>> holders = new HashMap<>();

    /** Remembers the variables that a new class holds. */
    void loaded(Class<?> type) {
        if (type.getEnclosingClass() != null) {
            // One of the user's own classes, whose fields are the user's.
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            boolean holder = Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers) && !field.isSynthetic();
            if (holder && !field.getType().isPrimitive()) {
                holders.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(new WeakReference<>(type));
            }
        }
    }

    /** A variable has been declared, perhaps again: the fields that held it before hold its present value. */
    void declared(String variable) {
        List<WeakReference<Class<?>>> all = holders.getOrDefault(variable, new ArrayList<>());
        all.removeIf(each -> each.get() == null);
        if (all.size() > 1) {
            List<Field> fields = fields(variable, all);
            Object value = get(fields.get(fields.size() - 1));
            fields.subList(0, fields.size() - 1).forEach(field -> set(field, value));
        }
    }

    /** A variable is gone. */
    void dropped(String variable) {
        List<WeakReference<Class<?>>> all = holders.remove(variable);
        if (all != null) {
            fields(variable, all).forEach(field -> set(field, null));
        }
    }

    private static List<Field> fields(String variable, List<WeakReference<Class<?>>> holders) {
        return holders.stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .map(holder -> field(holder, variable))
                .toList();
    }

    private static Field field(Class<?> holder, String variable) {
        try {
            Field field = holder.getDeclaredField(variable);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a class has lost a field that it had: " + holder, e);
        }
    }

    private static @Nullable Object get(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field of the session's own class was made accessible: " + field, e);
        }
    }

    /** Where the variable was of another type, what it held stays. */
    private static void set(Field field, @Nullable Object value) {
        if (value != null && !field.getType().isInstance(value)) {
            return;
        }
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field of the session's own class was made accessible: " + field, e);
        }
    }
}
