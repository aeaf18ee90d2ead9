package io.crema.kernel.transport;

/**
 * The kernel's keys when its connections are encrypted with CURVE, each as 40 characters of Z85. A client proves that it
 * may connect by encrypting for the public key, which only the connection file's readers know.
 *
 * @see <a href="https://rfc.zeromq.org/spec/26/">26/CURVEZMQ</a>
 */
public record CurveKeys(String publicKey, String secretKey) {
    private static final int LENGTH = 40;

    public CurveKeys {
        requireKey("curve_publickey", publicKey);
        requireKey("curve_secretkey", secretKey);
    }

    private static void requireKey(String field, String key) {
        if (key.length() != LENGTH) {
            throw new IllegalArgumentException("connection file: " + field + " should have " + LENGTH
                    + " characters, found " + key.length() + ". Restart the kernel from the front end, which makes both"
                    + " keys");
        }
    }

    /** A secret is not for a log. */
    @Override
    public String toString() {
        return "CurveKeys[" + publicKey + "]";
    }
}
