package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.ExecuteResult;
import java.util.List;
import java.util.Optional;

/** Makes a cell's last value what the cell shows. */
final class Results {
    private final Renderers renderers;
    private final NotebookFunctions functions;

    Results(Renderers renderers, NotebookFunctions functions) {
        this.renderers = renderers;
        this.functions = functions;
    }

    /** Renders it; all bundles but the last are shown at once. */
    ExecuteResult of(Optional<Object> value, RunningCell cell) {
        if (value.isEmpty() || cell.isIdJustShown(value.get())) {
            return ExecuteResult.nothing();
        }
        if (value.get() instanceof DisplayData data) {
            return ExecuteResult.value(data);
        }
        List<DisplayData> all = renderers.renderAll(value.get());
        all.subList(0, all.size() - 1).forEach(cell.output()::show);
        return ExecuteResult.value(all.get(all.size() - 1));
    }

    /** As above, for an expression that shows nothing beside its value. */
    ExecuteResult ofExpression(Optional<Object> value) {
        return new ExecuteResult.Success(value.map(functions::render));
    }
}
