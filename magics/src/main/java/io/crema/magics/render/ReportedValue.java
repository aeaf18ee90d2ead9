package io.crema.magics.render;

import io.crema.finetune.view.Report;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.List;

/**
 * A renderer of values that are shown as a report.
 *
 * @param <T> the type of the values
 */
interface ReportedValue<T> extends Renderer<T> {

    /** What is to be read of a value. */
    Report report(T value);

    /** What shows the reports of this renderer, always the same one. */
    ReportRenderer reports();

    @Override
    default DisplayData render(T value) {
        return reports().render(report(value));
    }

    @Override
    default List<DisplayData> renderAll(T value) {
        return reports().renderAll(report(value));
    }
}
