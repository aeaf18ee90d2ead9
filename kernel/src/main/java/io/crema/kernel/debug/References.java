package io.crema.kernel.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Numbers for what a front end may unfold. They are good until the thread goes on. */
final class References {
    private static final int FIRST = 1000;

    private final List<Supplier<List<ObjectView>>> all = new ArrayList<>();

    synchronized void clear() {
        all.clear();
    }

    /** A number for something with these children. */
    synchronized int add(Supplier<List<ObjectView>> children) {
        all.add(children);
        return FIRST + all.size() - 1;
    }

    /** @throws Arguments.RefusedException if there is no such number, or not any more */
    synchronized Supplier<List<ObjectView>> get(int reference) throws Arguments.RefusedException {
        int index = reference - FIRST;
        if (index < 0 || index >= all.size()) {
            throw new Arguments.RefusedException("the variable " + reference + " is gone: the code has gone on since");
        }
        return all.get(index);
    }

    /** A variable in the words of the protocol. */
    Map<String, Object> describe(ObjectView view) {
        var variable = new LinkedHashMap<String, Object>();
        variable.put("name", view.name());
        variable.put("value", view.text());
        view.treeType().ifPresent(type -> variable.put("type", type));
        variable.put("evaluateName", view.name());
        variable.put("variablesReference", view.children().isEmpty() ? 0 : add(view::children));
        return variable;
    }
}
