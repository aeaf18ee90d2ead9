package io.crema.finetune.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** The hub could not be reached, or did not end what it began to say. Other exceptions are of the disk. */
final class NetworkException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean nobodyThere;

    NetworkException(String why) {
        super(why);
        this.nobodyThere = false;
    }

    private NetworkException(String why, boolean nobodyThere, Throwable cause) {
        super(why, cause);
        this.nobodyThere = nobodyThere;
    }

    /** What broke, in the words of whoever noticed, or ours where it has none. */
    static NetworkException of(String host, Throwable broken) {
        if (broken instanceof HttpConnectTimeoutException) {
            return new NetworkException(host + " takes no connection", true, broken);
        }
        if (broken instanceof ConnectException) {
            String why = broken.getCause() instanceof UnresolvedAddressException
                    ? "the name " + host + " is not known here"
                    : host + " refuses connections";
            return new NetworkException(why, true, broken);
        }
        String words = broken.getMessage() == null ? broken.toString() : broken.getMessage();
        return new NetworkException("the connection to " + host + " broke: " + words, false, broken);
    }

    /** Whether no connection came about, so that to ask again would only keep a cell waiting. */
    boolean isNobodyThere() {
        return nobodyThere;
    }
}
