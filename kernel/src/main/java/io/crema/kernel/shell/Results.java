package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.interpreter.ExecuteResult;
import java.util.List;
import java.util.Optional;

/** Makes a cell's last value what the cell shows. */
final class Results {
    private final Renderers renderers;
    private final NotebookFunctions functions;
    private final TraceFormatter traces;

    Results(Renderers renderers, NotebookFunctions functions, TraceFormatter traces) {
        this.renderers = renderers;
        this.functions = functions;
        this.traces = traces;
    }

    /** Says that what was shown so far belongs to earlier cells. */
    void beginCell() {
        functions.forgetShown();
    }

    /** Renders it; all bundles but the last are shown at once. */
    ExecuteResult of(Optional<Object> value, CellOutput output) {
        if (value.isEmpty() || functions.isIdJustShown(value.get())) {
            return ExecuteResult.nothing();
        }
        if (value.get() instanceof DisplayData data) {
            return ExecuteResult.value(data);
        }
        try {
            List<DisplayData> all = renderers.renderAll(value.get());
            all.subList(0, all.size() - 1).forEach(output::show);
            return ExecuteResult.value(all.get(all.size() - 1));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // A toString() of the user's, or a renderer, that fails.
            return new ExecuteResult.Failure(traces.error(e));
        }
    }

    /** As above, for an expression that shows nothing beside its value. */
    ExecuteResult ofExpression(Optional<Object> value) {
        try {
            return new ExecuteResult.Success(value.map(functions::render));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return new ExecuteResult.Failure(traces.error(e));
        }
    }
}
