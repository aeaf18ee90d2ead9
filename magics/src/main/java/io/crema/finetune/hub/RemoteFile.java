package io.crema.finetune.hub;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the hub's at one commit.
 *
 * @param path inside its repository
 * @param etag names its content: a SHA-256 where it is large, else what Git calls it
 * @param size in bytes; -1 if the hub does not say
 */
record RemoteFile(String path, String etag, long size) {
    static final long UNKNOWN = -1;

    private static final Pattern SAFE = Pattern.compile("\\w[\\w.-]{0,200}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * By what the hub says of it. Where it lies elsewhere, the linked tag and size are the content's.
     *
     * @param moved whether the answer itself is only the way to it
     * @throws NetworkException if it does not say enough, as a server that is no hub
     */
    static RemoteFile of(String path, HttpHeaders said, boolean moved) throws NetworkException {
        String etag = said.firstValue("X-Linked-Etag")
                .or(() -> said.firstValue("ETag"))
                .map(text -> text.replaceFirst("^W/", "").replace("\"", ""))
                .orElse("");
        if (!SAFE.matcher(etag).matches()) {
            throw new NetworkException("the answer for " + path + " names no content that a cache could keep (ETag \""
                    + etag + "\"). Is HF_ENDPOINT a hub?");
        }
        Optional<String> own = moved ? Optional.empty() : said.firstValue("Content-Length");
        long size = said.firstValue("X-Linked-Size")
                .or(() -> own)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(UNKNOWN);
        return new RemoteFile(path, etag, size);
    }

    /** The SHA-256 that its content must have, if its tag says so. */
    Optional<String> sha256() {
        return SHA256.matcher(etag).matches() ? Optional.of(etag) : Optional.empty();
    }

    /** Its size, or nothing of it where that is not known. */
    long knownSize() {
        return Math.max(size, 0);
    }
}
