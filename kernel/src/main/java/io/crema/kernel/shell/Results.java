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

    Results(Renderers renderers, NotebookFunctions functions) {
        this.renderers = renderers;
        this.functions = functions;
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
        List<DisplayData> all = renderers.renderAll(value.get());
        all.subList(0, all.size() - 1).forEach(output::show);
        return ExecuteResult.value(all.get(all.size() - 1));
    }

    /** As above, for an expression that shows nothing beside its value. */
    ExecuteResult ofExpression(Optional<Object> value) {
        return new ExecuteResult.Success(value.map(functions::render));
    }
}
