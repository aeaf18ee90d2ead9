package io.crema.kernel;

import io.crema.kernel.protocol.Execute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the front end is to do once a cell has run. Safe for use by the cell's threads. */
final class Payload {
    private final List<Object> all = new ArrayList<>();

    synchronized void page(Map<String, Object> data) {
        all.add(new Execute.Page(data));
    }

    /** Replaces what was to be the next input so far: a front end puts in only one. */
    synchronized void setNextInput(String code, boolean replace) {
        all.removeIf(Execute.NextInput.class::isInstance);
        all.add(new Execute.NextInput(code, replace));
    }

    synchronized List<Object> all() {
        return List.copyOf(all);
    }
}
