package io.crema.kernel.shell;

import io.crema.kernel.trace.Variable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of {@code this}, which code in its methods names like variables. */
final class Fields {
    /** Begins the other name of a field, for {@code this.name}. */
    static final String PREFIX = "field$";

    private Fields() {}

    /** The variables, and the fields of {@code this}: by their names unless a variable hides them, and prefixed. */
    static List<Variable> and(List<Variable> variables) {
        var all = new ArrayList<>(variables);
        variables.stream()
                .filter(variable -> variable.name().equals("this"))
                .findFirst()
                .ifPresent(self -> addFields(self.value(), all));
        return List.copyOf(all);
    }

    static boolean isIn(List<Variable> variables, String name) {
        return variables.stream().anyMatch(variable -> variable.name().equals(name));
    }

    private static void addFields(@Nullable Object self, List<Variable> all) {
        for (Field field : self == null ? new Field[0] : self.getClass().getDeclaredFields()) {
            if (!field.isSynthetic() && !Modifier.isStatic(field.getModifiers())) {
                var variable =
                        new Variable(PREFIX + field.getName(), field.getType().descriptorString(), value(field, self));
                if (!isIn(all, field.getName())) {
                    all.add(new Variable(field.getName(), variable.signature(), variable.value()));
                }
                all.add(variable);
            }
        }
    }

    private static @Nullable Object value(Field field, @Nullable Object self) {
        try {
            field.setAccessible(true);
            return field.get(self);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a cell's own class keeps its fields from the kernel", e);
        }
    }
}
