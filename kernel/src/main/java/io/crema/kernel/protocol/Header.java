package io.crema.kernel.protocol;

/**
 * What every message begins with.
 *
 * @param msgId unique per message
 * @param session unique per running client or kernel
 * @param username who sent it
 * @param date when, in ISO 8601
 * @param msgType the name of its {@link MessageType}
 * @param version of the protocol
 * @param subshellId the subshell that a request is for; empty for the main shell, and then it is not on the wire
 */
public record Header(
        String msgId, String session, String username, String date, String msgType, String version, String subshellId) {

    /** The protocol that this kernel speaks. */
    public static final String PROTOCOL_VERSION = "5.5";
}
