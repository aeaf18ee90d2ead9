package io.crema.finetune;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records laid out as names and values for people: {@code hyperparameters learning rate} and {@code 2.0E-5}. */
final class Facts {
    private Facts() {}

    static Map<String, String> of(String name, Record value) {
        Map<String, String> facts = new TreeMap<>();
        add(facts, name, value);
        return facts;
    }

    private static void add(Map<String, String> facts, String name, Object value) {
        if (value instanceof Optional<?> choice) {
            add(facts, name, choice.isPresent() ? choice.get() : "as usual");
        } else if (value instanceof Record record) {
            if (record.getClass().getRecordComponents().length == 0
                    || record.getClass().getInterfaces().length > 0) {
                facts.put(name, record.getClass().getSimpleName());
            }
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                add(facts, (name + " " + words(component.getName())).strip(), read(component, record));
            }
        } else {
            facts.put(name, String.valueOf(value));
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // a record may be this library's own
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
