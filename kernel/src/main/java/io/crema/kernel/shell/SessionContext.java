package io.crema.kernel.shell;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.magic.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The notebook around one running magic. */
final class SessionContext implements MagicContext {
    private final SessionFacilities facilities;
    private final MagicRunner magics;
    private final RunningCell cell;
    private final MagicCall call;
    private volatile @Nullable CellFailedException failure;

    SessionContext(SessionFacilities facilities, MagicRunner magics, RunningCell cell, MagicCall call) {
        this.facilities = facilities;
        this.magics = magics;
        this.cell = cell;
        this.call = call;
    }

    @Override
    public Display display() {
        return cell.output();
    }

    @Override
    public void page(DisplayData text) {
        cell.output().page(text);
    }

    @Override
    public Renderers renderers() {
        return facilities.renderers();
    }

    @Override
    public Variables variables() {
        return facilities.variables();
    }

    @Override
    public Magics magics() {
        return facilities.magics();
    }

    @Override
    public Map<String, String> environment() {
        return facilities.surroundings().environment();
    }

    @Override
    public @Nullable Object evaluate(String code) throws Exception {
        try {
            var source = new JavaSource(cell.cell().number(), code, call.line());
            return facilities.java().run(source, cell).orElse(null);
        } catch (CellFailedException e) {
            failure = e;
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    @Override
    public void runCell(String code) throws Exception {
        runFile("", code);
    }

    @Override
    public void runFile(String name, String code) throws Exception {
        var runner = new CodeRunner(facilities, magics);
        try {
            runner.run(name, code, cell.cell().number(), cell);
        } catch (CellFailedException e) {
            failure = e;
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    /** The value of one expression among the magic's arguments, which leaves no variable behind. */
    @Nullable
    Object expression(String java) throws Exception {
        try {
            return facilities.expressions().value(java);
        } catch (CellFailedException e) {
            failure = e;
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        facilities.surroundings().addToClassPath(entries).forEach(problem -> warn(problem + "\n"));
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
        return facilities.surroundings().shared(type, first);
    }

    /** How to show what came out of the magic, if it is what the user's own code threw within it. */
    @SuppressWarnings("ReferenceEquality") // the very exception, not an equal one
    Optional<CellError> errorOf(Throwable thrown) {
        CellFailedException kept = failure;
        return kept != null && (thrown == kept || thrown == kept.getCause())
                ? Optional.of(kept.error())
                : Optional.empty();
    }

    @Override
    public boolean cancelled() {
        return cell.interrupted();
    }

    @Override
    public void print(String text) {
        cell.output().print(text);
    }

    @Override
    public void warn(String text) {
        cell.output().warn(text);
    }
}
