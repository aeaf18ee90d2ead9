package io.crema.kernel.debug;

import io.crema.kernel.protocol.Debug;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a request, read by name. */
record Arguments(Debug.Request request) {

    /** A request that cannot be answered. The message says why, for the user. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    String text(String name) throws RefusedException {
        return read(name, String.class);
    }

    int number(String name) throws RefusedException {
        return read(name, Number.class).intValue();
    }

    Optional<Integer> optionalNumber(String name) {
        return request.arguments().get(name) instanceof Number number
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** The path of the source that the request is about. */
    String sourcePath() throws RefusedException {
        if (read("source", Map.class).get("path") instanceof String path) {
            return path;
        }
        throw new RefusedException(request.command() + " names no path of a source");
    }

    /** The lines of a list of objects that each have one. */
    List<Integer> lines(String name) throws RefusedException {
        return ((List<?>) read(name, List.class))
                .stream()
                        .filter(each -> each instanceof Map)
                        .map(each -> ((Map<?, ?>) each).get("line"))
                        .filter(line -> line instanceof Number)
                        .map(line -> ((Number) line).intValue())
                        .toList();
    }

    private <T> T read(String name, Class<T> type) throws RefusedException {
        Object value = request.arguments().get(name);
        if (!type.isInstance(value)) {
            throw new RefusedException(request.command() + " needs the argument " + name + ", found " + value);
        }
        return type.cast(value);
    }
}
