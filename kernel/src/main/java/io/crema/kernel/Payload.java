package io.crema.kernel;

import io.crema.kernel.protocol.Execute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the front end is to do once a cell has run. Safe for use by the cell's threads. A front end shows one page and puts
 * in one text, so there is at most one of each.
 */
final class Payload {
    private final Map<String, Object> page = new LinkedHashMap<>();
    private Execute.@Nullable NextInput nextInput;

    /** Adds to the page. Of several texts only the types remain that all of them have. */
    synchronized void page(Map<String, Object> data) {
        if (page.isEmpty()) {
            page.putAll(data);
        } else {
            page.keySet().retainAll(data.keySet());
            page.replaceAll((type, before) -> before + "\n\n" + data.get(type));
        }
    }

    /** Replaces what was to be the next input so far. */
    synchronized void setNextInput(String code, boolean replace) {
        nextInput = new Execute.NextInput(code, replace);
    }

    synchronized List<Object> all() {
        Execute.Page whole = page.isEmpty() ? null : new Execute.Page(new LinkedHashMap<>(page));
        return Stream.of(whole, nextInput)
                .filter(Objects::nonNull)
                .<Object>map(each -> each)
                .toList();
    }
}
