package io.crema.kernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any value as text that a person can read: arrays, collections, maps, records and optionals with what is in them, at any
 * depth, the long ones cut short; every other value by its {@code toString()}.
 */
final class ReadableText {
    private static final int LONGEST = 100;
    private static final int MOST_ELEMENTS = 2000;

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int elements;

    private ReadableText() {}

    static String of(@Nullable Object value) {
        var readable = new ReadableText();
        try {
            readable.append(value);
        } catch (RuntimeException | StackOverflowError e) {
            readable.text.append("... (the rest cannot be shown: ").append(e).append(')');
        }
        return readable.text.toString();
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (!open.add(value)) {
            text.append("(itself)");
        } else {
            appendOpened(value);
            open.remove(value);
        }
    }

    private void appendOpened(Object value) {
        if (value.getClass().isArray()) {
            appendArray(value);
        } else if (value instanceof Collection<?> collection) {
            Iterator<?> each = collection.iterator();
            appendAll('[', collection.size(), each, this::append, ']');
        } else if (value instanceof Map<?, ?> map) {
            appendAll('{', map.size(), map.entrySet().iterator(), this::appendEntry, '}');
        } else if (value instanceof Optional<?> optional) {
            text.append(optional.isPresent() ? "Optional[" : "Optional.empty");
            optional.ifPresent(content -> {
                append(content);
                text.append(']');
            });
        } else if (value instanceof Record record) {
            appendRecord(record);
        } else {
            text.append(ownText(value));
        }
    }

    private void appendArray(Object array) {
        int length = Array.getLength(array);
        appendAll('[', length, indexed(array, length), this::append, ']');
    }

    private static Iterator<@Nullable Object> indexed(Object array, int length) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < length;
            }

            @Override
            public @Nullable Object next() {
                return Array.get(array, next++);
            }
        };
    }

    private <E extends @Nullable Object> void appendAll(
            char opening, int size, Iterator<E> each, Consumer<E> append, char closing) {
        text.append(opening);
        int shown = 0;
        while (shown < LONGEST && elements < MOST_ELEMENTS && each.hasNext()) {
            text.append(shown == 0 ? "" : ", ");
            append.accept(each.next());
            shown++;
            elements++;
        }
        if (shown < size) {
            text.append(shown == 0 ? "" : ", ")
                    .append("... ")
                    .append(size - shown)
                    .append(" more");
        }
        text.append(closing);
    }

    private void appendEntry(Map.Entry<?, ?> entry) {
        append(entry.getKey());
        text.append('=');
        append(entry.getValue());
    }

    private void appendRecord(Record record) {
        String own = ownText(record);
        String name = record.getClass().getSimpleName();
        // A record with a toString() of its own is shown by it; the compiler's would print an array's address.
        Map<String, @Nullable Object> components = own.startsWith(name + "[") ? components(record) : Map.of();
        if (components.isEmpty()) {
            text.append(own);
        } else {
            text.append(name);
            appendAll('[', components.size(), components.entrySet().iterator(), this::appendEntry, ']');
        }
    }

    /** The components by name; none where they cannot be looked at. */
    private static Map<String, @Nullable Object> components(Record record) {
        var components = new LinkedHashMap<String, @Nullable Object>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor().invoke(record));
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Map.of();
        }
        return components;
    }

    /** The object's own words. One whose {@code toString()} fails is named by its class, so that it is shown at all. */
    private static String ownText(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            return value.getClass().getName() + " (its toString() failed with " + e + ")";
        }
    }
}
