package io.crema.kernel.protocol;

import java.util.List;
import java.util.Map;

/** {@code execute_request} and what follows from it. */
public final class Execute {
    public static final MessageType<Request> REQUEST = new MessageType<>(
            "execute_request",
            Request.class,
            Map.of(
                    "silent", false,
                    "store_history", true,
                    "user_expressions", Map.of(),
                    "allow_stdin", true,
                    "stop_on_error", true));
    public static final MessageType<Reply> REPLY = new MessageType<>("execute_reply", Reply.class);
    public static final MessageType<Input> INPUT = new MessageType<>("execute_input", Input.class);
    public static final MessageType<Result> RESULT = new MessageType<>("execute_result", Result.class);

    private Execute() {}

    /**
     * A cell to run.
     *
     * @param silent whether nothing of it is to be seen: no input, no output, no count
     * @param storeHistory whether it counts and is remembered; a silent cell never is
     * @param userExpressions expressions to evaluate after it, by the name under which the reply gives them
     * @param allowStdin whether the front end can be asked for input
     * @param stopOnError whether the cells waiting behind it are aborted when it fails
     */
    public record Request(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> userExpressions,
            boolean allowStdin,
            boolean stopOnError) {
        public Request {
            userExpressions = Map.copyOf(userExpressions);
        }

        /** Whether the cell gets a number and goes into the history. */
        public boolean counts() {
            return storeHistory && !silent;
        }
    }

    /** The code, told to every front end. */
    public record Input(String code, int executionCount) {}

    /** The value of the cell's last expression. */
    public record Result(int executionCount, Map<String, Object> data, Map<String, Object> metadata) {}

    /** How the cell went. */
    public sealed interface Reply {
        ReplyStatus status();
    }

    /**
     * The cell ran to its end.
     *
     * @param userExpressions a MIME bundle with status {@code ok}, or a {@link Failure.Reply}, by name
     * @param payload {@link Page} and {@link NextInput}: what the front end is to do now
     */
    public record Ok(ReplyStatus status, int executionCount, Map<String, Object> userExpressions, List<Object> payload)
            implements Reply {
        public Ok {
            payload = List.copyOf(payload);
        }

        public Ok(int executionCount, Map<String, Object> userExpressions, List<Object> payload) {
            this(ReplyStatus.OK, executionCount, userExpressions, payload);
        }
    }

    /**
     * Something to read beside the notebook.
     *
     * @param source always {@code page}
     * @param data a value by MIME type
     * @param start the line to begin at
     */
    public record Page(String source, Map<String, Object> data, int start) {
        public Page(Map<String, Object> data) {
            this("page", data, 0);
        }
    }

    /**
     * Code to put into the next cell.
     *
     * @param source always {@code set_next_input}
     * @param replace whether it goes into the cell that has run instead
     */
    public record NextInput(String source, String text, boolean replace) {
        public NextInput(String text, boolean replace) {
            this("set_next_input", text, replace);
        }
    }

    /** The cell failed or was interrupted. */
    public record Failed(ReplyStatus status, int executionCount, String ename, String evalue, List<String> traceback)
            implements Reply {
        public Failed(int executionCount, Failure.Output output) {
            this(ReplyStatus.ERROR, executionCount, output.ename(), output.evalue(), output.traceback());
        }
    }

    /** The cell was not begun. */
    public record Aborted(ReplyStatus status, int executionCount) implements Reply {
        public Aborted(int executionCount) {
            this(ReplyStatus.ABORTED, executionCount);
        }
    }
}
