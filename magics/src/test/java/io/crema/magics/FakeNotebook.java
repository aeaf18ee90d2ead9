package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.magic.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A notebook in which magics run and nothing else: the Java in their arguments is the name of a variable. */
final class FakeNotebook implements MagicContext, Display, Variables {
    final List<DisplayData> shown = new CopyOnWriteArrayList<>();
    final List<String> printed = new CopyOnWriteArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    BooleanSupplier stopPressed = () -> false;
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Magics magics = new Magics(ServiceLoader.load(Magic.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());

    /** Runs a line as it stands in a cell: {@code %split --train .8}. */
    @Nullable
    Object run(String line) throws Exception {
        String[] parts = line.substring(1).split(" ", 2);
        return magics.run(MagicCall.line(parts[0], parts.length == 1 ? "" : " " + parts[1]), this);
    }

    /** Fine-tunes a bundled model on a few rows, in some seconds, into {@code model}, {@code data} and {@code run}. */
    void trainOnFewReviews() throws Exception {
        run("%load_model minilm --max-length 16");
        set("data", Reviews.data(48));
        run("%finetune --strategy head --epochs 2 --batch 8 --quiet");
    }

    /** Runs a cell magic. */
    @Nullable
    Object runCell(String name, String body) throws Exception {
        return magics.run(MagicCall.cell(name, "", body), this);
    }

    /** Runs a line, and expects the two lines that a notebook shows instead of a value. */
    void assertRefuses(String line, String summary, String hint) {
        MagicException refusal = assertThrows(MagicException.class, () -> run(line));

        assertEquals(summary + "\n" + hint, refusal.getMessage() + "\n" + refusal.hint());
    }

    /** Expects a line to print Java, to give no value and to leave no variable. */
    void assertShowsJava(String line, String java) throws Exception {
        List<String> before = List.copyOf(variables.keySet());
        printed.clear();

        assertEquals(null, run(line + " --show-java"));

        assertEquals(java + "\n", String.join("", printed));
        assertEquals(before, List.copyOf(variables.keySet()));
    }

    @Override
    public Display display() {
        return this;
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
    public @Nullable Object evaluate(String code) {
        return variables.get(code);
    }

    @Override
    public void runCell(String cell) {
        throw new UnsupportedOperationException("no magic of this module runs a cell");
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        throw new UnsupportedOperationException("no magic of this module adds to the class path");
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
        return type.cast(shared.computeIfAbsent(type, wanted -> first.get()));
    }

    /** Ends the session, and what its magics share. */
    void end() throws Exception {
        for (Object each : shared.values()) {
            if (each instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
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
        printed.add(text);
    }

    @Override
    public String show(DisplayData data) {
        shown.add(data);
        return String.valueOf(shown.size());
    }

    @Override
    public void update(String displayId, DisplayData data) {
        shown.set(Integer.parseInt(displayId) - 1, data);
    }

    @Override
    public void clear(boolean wait) {
        shown.clear();
    }

    @Override
    public Optional<Object> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The value of a variable that must be there and of this type. */
    <T> T value(Class<T> type, String name) {
        return type.cast(get(name).orElseThrow());
    }

    @Override
    public List<String> named(Class<?> type) {
        var names = new ArrayList<String>();
        variables.forEach((name, value) -> {
            if (type.isInstance(value)) {
                names.add(0, name);
            }
        });
        return names;
    }

    @Override
    public void set(String name, Object value) {
        variables.put(name, value);
    }
}
