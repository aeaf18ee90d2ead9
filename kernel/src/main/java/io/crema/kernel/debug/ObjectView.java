package io.crema.kernel.debug;

import io.crema.kernel.trace.SnippetNames;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object as a debugger shows it: its type, a line of text, and what is in it.
 *
 * @param name what it is called where it was found: a variable, a field, an index or a key
 */
record ObjectView(String name, @Nullable Object value) {
    private static final int LONGEST_TEXT = 300;
    /** How many elements of an array or a collection are shown at once; more of them come in groups of so many. */
    private static final int GROUP = 100;

    /** A part of a long sequence. */
    private record Range(List<?> elements, int from) {
        List<ObjectView> children() {
            if (elements.size() > GROUP) {
                return groups(elements, from);
            }
            var children = new ArrayList<ObjectView>();
            for (int i = 0; i < elements.size(); i++) {
                children.add(new ObjectView("[" + (from + i) + "]", elements.get(i)));
            }
            return children;
        }
    }

    /** An entry of a map whose key is no plain value. */
    private record Entry(@Nullable Object key, @Nullable Object value) {}

    /**
     * Its type for a front end's tree; empty where there is nothing to say beyond the text. JupyterLab shows the type
     * instead of the text, unless it is one of these four names.
     */
    Optional<String> treeType() {
        Object shown = value;
        if (shown instanceof Integer || shown instanceof Short || shown instanceof Byte) {
            return Optional.of("int");
        }
        if (shown instanceof Double || shown instanceof Float) {
            return Optional.of("float");
        }
        if (shown instanceof Boolean) {
            return Optional.of("bool");
        }
        return shown instanceof CharSequence ? Optional.of("str") : Optional.empty();
    }

    /** The simple name of its class. */
    String type() {
        Object shown = value;
        if (shown == null || shown instanceof Range) {
            return "";
        }
        return typeName(shown.getClass());
    }

    private static String typeName(Class<?> type) {
        if (type.getModule() == Object.class.getModule()
                && !Modifier.isPublic(type.getModifiers())
                && !type.isArray()) {
            return publicName(type);
        }
        return type.isArray()
                ? typeName(type.getComponentType()) + "[]"
                : SnippetNames.asDeclared(type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName());
    }

    /** Java's own classes that nobody can name are what they can be used as. */
    private static String publicName(Class<?> type) {
        return Stream.of(List.class, Set.class, Map.class, Map.Entry.class, Collection.class)
                .filter(each -> each.isAssignableFrom(type))
                .findFirst()
                .orElse(Object.class)
                .getSimpleName();
    }

    /** One line. */
    String text() {
        Object shown = value;
        if (shown == null) {
            return "null";
        }
        if (shown instanceof CharSequence text) {
            return "\"" + shortened(text.toString()) + "\"";
        }
        if (shown instanceof Character character) {
            return "'" + character + "'";
        }
        if (shown.getClass().isArray()) {
            return typeName(shown.getClass().getComponentType()) + "[" + Array.getLength(shown) + "]";
        }
        if (shown instanceof Range range) {
            return range.elements().size() + " elements";
        }
        try {
            return shortened(described(shown));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return type() + " whose toString() throws " + e;
        }
    }

    private String described(Object shown) {
        if (isOfJava(shown) && shown instanceof Collection<?> collection) {
            return type() + " of " + collection.size();
        }
        if (isOfJava(shown) && shown instanceof Map<?, ?> map) {
            return type() + " of " + map.size();
        }
        if (shown instanceof Entry entry) {
            return new ObjectView("", entry.key()).text() + " = " + new ObjectView("", entry.value()).text();
        }
        return SnippetNames.asDeclared(shown.toString());
    }

    private static String shortened(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** What is in it: elements, entries, components or fields, in their order. */
    List<ObjectView> children() {
        Object shown = value;
        if (shown == null || shown instanceof Enum || shown instanceof Class) {
            return List.of();
        }
        if (shown instanceof Range range) {
            return range.children();
        }
        if (shown.getClass().isArray()) {
            return elements(arrayAsList(shown));
        }
        if (isOfJava(shown) && shown instanceof Collection<?> collection) {
            return elements(new ArrayList<>(collection));
        }
        if (isOfJava(shown) && shown instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(ObjectView::ofEntry).toList();
        }
        if (shown instanceof Optional<?> optional) {
            return optional.map(inside -> List.of(new ObjectView("value", inside)))
                    .orElse(List.of());
        }
        return fields(shown);
    }

    private static boolean isOfJava(Object value) {
        return value.getClass().getModule() == Object.class.getModule();
    }

    private static List<?> arrayAsList(Object array) {
        return new AbstractList<@Nullable Object>() {
            @Override
            public @Nullable Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    private static List<ObjectView> elements(List<?> all) {
        return new Range(all, 0).children();
    }

    private static List<ObjectView> groups(List<?> all, int first) {
        int size = GROUP;
        while ((long) size * GROUP < all.size()) {
            size *= GROUP;
        }
        var groups = new ArrayList<ObjectView>();
        for (int from = 0; from < all.size(); from += size) {
            int to = Math.min(from + size, all.size());
            String name = "[" + (first + from) + ".." + (first + to - 1) + "]";
            groups.add(new ObjectView(name, new Range(all.subList(from, to), first + from)));
        }
        return groups;
    }

    private static ObjectView ofEntry(Map.Entry<?, ?> entry) {
        Object key = entry.getKey();
        boolean plain =
                key == null || key instanceof Enum || key.getClass().getName().startsWith("java.lang.");
        return plain
                ? new ObjectView(new ObjectView("", key).text(), entry.getValue())
                : new ObjectView(new ObjectView("", key).text(), new Entry(key, entry.getValue()));
    }

    /** The fields of classes that let themselves be looked into: all but those of named modules such as Java's own. */
    private static List<ObjectView> fields(Object value) {
        var fields = new ArrayList<ObjectView>();
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getModule().isNamed() ? new Field[0] : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    fields.add(new ObjectView(field.getName(), read(field, value)));
                }
            }
        }
        return fields;
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field was accessible and is not any more: " + field, e);
        }
    }
}
