package io.crema.kernel.protocol;

import java.util.List;

/**
 * {@code create_subshell_request}, {@code delete_subshell_request} and {@code list_subshell_request}: further threads on
 * which cells run beside the main one. A request names one in its header.
 *
 * @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/kernel-subshells.html">JEP 91</a>
 */
public final class Subshell {
    public static final MessageType<CreateRequest> CREATE_REQUEST =
            new MessageType<>("create_subshell_request", CreateRequest.class);
    public static final MessageType<CreateReply> CREATE_REPLY =
            new MessageType<>("create_subshell_reply", CreateReply.class);
    public static final MessageType<DeleteRequest> DELETE_REQUEST =
            new MessageType<>("delete_subshell_request", DeleteRequest.class);
    public static final MessageType<DeleteReply> DELETE_REPLY =
            new MessageType<>("delete_subshell_reply", DeleteReply.class);
    public static final MessageType<ListRequest> LIST_REQUEST =
            new MessageType<>("list_subshell_request", ListRequest.class);
    public static final MessageType<ListReply> LIST_REPLY = new MessageType<>("list_subshell_reply", ListReply.class);

    private Subshell() {}

    public record CreateRequest() {}

    public record CreateReply(ReplyStatus status, String subshellId) {}

    public record DeleteRequest(String subshellId) {}

    public record DeleteReply(ReplyStatus status) {}

    public record ListRequest() {}

    /**
     * Tells which subshells there are.
     *
     * @param subshellId their ids, under the name that the protocol gives the field
     */
    public record ListReply(ReplyStatus status, List<String> subshellId) {}
}
