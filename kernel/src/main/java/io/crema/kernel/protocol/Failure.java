package io.crema.kernel.protocol;

import java.util.List;

/** {@code error}, and the reply to any request that failed. */
public final class Failure {
    public static final MessageType<Output> OUTPUT = new MessageType<>("error", Output.class);

    private Failure() {}

    /** What everybody sees when a cell fails. */
    public record Output(String ename, String evalue, List<String> traceback) {
        public Output {
            traceback = List.copyOf(traceback);
        }
    }

    /** The answer to a request that failed, whatever it asked for. */
    public record Reply(ReplyStatus status, String ename, String evalue, List<String> traceback) {
        public Reply {
            traceback = List.copyOf(traceback);
        }

        public Reply(Output output) {
            this(ReplyStatus.ERROR, output.ename(), output.evalue(), output.traceback());
        }
    }
}
