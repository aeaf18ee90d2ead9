package io.crema.kernel;

import io.crema.kernel.history.Entry;
import io.crema.kernel.protocol.History;
import java.util.List;

/** Answers what was run before. */
record HistoryAnswers(io.crema.kernel.history.History history) {

    History.Reply answer(History.Request request) {
        return new History.Reply(entries(request).stream()
                .map(entry -> onTheWire(entry, request.output()))
                .toList());
    }

    private List<Entry> entries(History.Request request) {
        return switch (request.histAccessType()) {
            case "range" -> history.range(request.session(), request.start(), request.stop());
            case "search" -> history.search(request.pattern(), request.n(), request.unique());
            case "tail" -> history.tail(request.n());
            default ->
                throw new IllegalArgumentException(
                        "hist_access_type should be tail, range or search, found \"" + request.histAccessType() + "\"");
        };
    }

    private static List<Object> onTheWire(Entry entry, boolean withOutput) {
        Object text = withOutput ? List.of(entry.input(), entry.output().orElse("")) : entry.input();
        return List.of(entry.session(), entry.line(), text);
    }
}
