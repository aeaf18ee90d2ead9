package io.crema.kernel;

import io.crema.kernel.protocol.Header;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The main shell and its subshells: a queue of cells each, with a thread of its own. */
final class Shells implements AutoCloseable {
    private final CellQueue main = new CellQueue("crema-cells");
    private final Map<String, CellQueue> subshells = new ConcurrentHashMap<>();

    /** A request is for a subshell that does not exist, or no longer. The message says so, for the user. */
    static final class UnknownSubshellException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownSubshellException(String id) {
            super("there is no subshell " + id + ". Create one with create_subshell_request");
        }
    }

    /** The queue that a request is for. */
    CellQueue of(Header request) throws UnknownSubshellException {
        return request.subshellId().isEmpty() ? main : subshell(request.subshellId());
    }

    private CellQueue subshell(String id) throws UnknownSubshellException {
        CellQueue queue = subshells.get(id);
        if (queue == null) {
            throw new UnknownSubshellException(id);
        }
        return queue;
    }

    /** Where the cells of a shell run; for what is for no shell, at once, since there it is only refused. */
    Executor lane(Header request) {
        return lane(request, request.subshellId().isEmpty() ? main : Runnable::run);
    }

    /** Where a request is handled that need not wait for cells: on its subshell's thread, or elsewhere without one. */
    Executor lane(Header request, Executor otherwise) {
        CellQueue subshell = subshells.get(request.subshellId());
        return subshell == null ? otherwise : subshell;
    }

    /** Begins a subshell, and gives its id. */
    String create() {
        String id = UUID.randomUUID().toString();
        subshells.put(id, new CellQueue("crema-subshell"));
        return id;
    }

    /** Takes a subshell out: what comes for it from here on is for none. The caller stops its cells, and closes it. */
    CellQueue remove(String id) throws UnknownSubshellException {
        CellQueue queue = subshell(id);
        subshells.remove(id);
        return queue;
    }

    List<String> ids() {
        return List.copyOf(subshells.keySet());
    }

    /** All of them, the main one first. */
    List<CellQueue> all() {
        return Stream.concat(Stream.of(main), subshells.values().stream()).toList();
    }

    @Override
    public void close() {
        all().forEach(CellQueue::close);
    }
}
