package io.crema.kernel.protocol.json;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages with HMAC-SHA256, so that nobody without the connection file's key can run code. An empty key means no
 * signatures: every message is signed with the empty string and every signature is right.
 */
public final class Signer {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "hmac-sha256";

    private final Optional<SecretKeySpec> key;

    /**
     * @param scheme {@code hmac-sha256}
     * @throws IllegalArgumentException if the scheme is another one
     */
    public Signer(String scheme, String key) {
        if (!key.isEmpty() && !scheme.equals(SCHEME)) {
            throw new IllegalArgumentException("the connection file asks for signature_scheme \"" + scheme
                    + "\", but this kernel knows only " + SCHEME + ". Set Session.signature_scheme to " + SCHEME);
        }
        this.key = key.isEmpty()
                ? Optional.empty()
                : Optional.of(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** Whether there is a key to sign with. */
    boolean signs() {
        return key.isPresent();
    }

    /** The signature of header, parent header, metadata and content, in lower-case hexadecimal digits. */
    public String sign(List<byte[]> frames) {
        return key.map(secret -> HexFormat.of().formatHex(digest(secret, frames)))
                .orElse("");
    }

    /** Whether these frames were signed with this key. Takes equally long whatever is wrong. */
    public boolean verify(byte[] signature, List<byte[]> frames) {
        return key.isEmpty() || MessageDigest.isEqual(signature, sign(frames).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] digest(SecretKeySpec secret, List<byte[]> frames) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            frames.forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }
}
