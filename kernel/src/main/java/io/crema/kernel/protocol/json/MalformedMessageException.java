package io.crema.kernel.protocol.json;

/** What arrived is no message of this protocol, or is not from whom it claims to be. */
public final class MalformedMessageException extends Exception {

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
