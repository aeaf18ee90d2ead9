package io.crema.kernel;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.protocol.Failure;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the interpreter gives, as the wire has it. */
final class Bundles {
    private Bundles() {}

    /** The values by MIME type, in their order. */
    static Map<String, Object> data(DisplayData bundle) {
        var data = new LinkedHashMap<String, Object>();
        bundle.data().forEach((type, value) -> data.put(type.value(), value));
        return data;
    }

    static Failure.Output error(CellError error) {
        return new Failure.Output(error.name(), error.message(), error.traceback());
    }
}
