package io.crema.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The static fields that hold the session's variables. JShell makes a class for every declaration and unloads none, so
 * what a variable held before it was declared again, a model perhaps, would stay in memory for ever. Here the older
 * fields follow the newest one; a thread that an earlier run of the cell left behind sees the variable as it is now.
 *
 * <p>Used under the session's lock.
 */
final class VariableHolders {
    private final Map<String, List<Field>> fields = new HashMap<>();

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
                field.setAccessible(true);
                fields.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(field);
            }
        }
    }

    /** A variable has been declared, perhaps again: the fields that held it before hold its present value. */
    void declared(String variable) {
        List<Field> all = fields.getOrDefault(variable, List.of());
        if (all.size() > 1) {
            Object value = get(all.get(all.size() - 1));
            all.subList(0, all.size() - 1).forEach(field -> set(field, value));
        }
    }

    /** A variable is gone. */
    void dropped(String variable) {
        List<Field> all = fields.remove(variable);
        if (all != null) {
            all.forEach(field -> set(field, null));
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
