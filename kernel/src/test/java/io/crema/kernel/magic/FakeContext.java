package io.crema.kernel.magic;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A notebook that remembers what it was told. Its Java knows how to count characters and nothing else. */
public final class FakeContext implements MagicContext, Display, Variables {
    public final List<DisplayData> shown = new ArrayList<>();
    public final List<DisplayData> pages = new ArrayList<>();
    public final List<String> printed = new CopyOnWriteArrayList<>();
    public final List<String> warned = new CopyOnWriteArrayList<>();
    public final List<String> evaluated = new ArrayList<>();
    public final List<String> ran = new ArrayList<>();
    public final List<Path> classPath = new ArrayList<>();
    public final Map<Class<?>, Object> shared = new HashMap<>();
    public final Map<String, String> environment = new ConcurrentHashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    public final Magics magics = new Magics(List.of());
    public int changes;
    public BooleanSupplier stopPressed = () -> false;
    private final Map<String, Object> variables = new HashMap<>();

    @Override
    public Display display() {
        return this;
    }

    @Override
    public void page(DisplayData text) {
        pages.add(text);
    }

    @Override
    public Renderers renderers() {
        return new Renderers(List.of());
    }

    @Override
    public Variables variables() {
        return this;
    }

    @Override
    public Magics magics() {
        return magics;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Object evaluate(String code) {
        evaluated.add(code);
        return code.length();
    }

    @Override
    public void runCell(String cell) {
        ran.add(cell);
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        classPath.addAll(entries);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
        return type.cast(shared.computeIfAbsent(type, wanted -> first.get()));
    }

    @Override
    public boolean cancelled() {
        return stopPressed.getAsBoolean();
    }

    @Override
    public void print(String text) {
        printed.add(text);
    }

    @Override
    public void warn(String text) {
        warned.add(text);
    }

    @Override
    public String show(DisplayData data) {
        shown.add(data);
        changes++;
        return String.valueOf(shown.size());
    }

    @Override
    public void update(String displayId, DisplayData data) {
        shown.set(Integer.parseInt(displayId) - 1, data);
        changes++;
    }

    @Override
    public void clear(boolean wait) {
        shown.clear();
    }

    @Override
    public Optional<Object> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public List<String> named(Class<?> type) {
        return variables.entrySet().stream()
                .filter(each -> type.isInstance(each.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public void set(String name, Object value) {
        variables.put(name, value);
    }
}
