package io.crema.kernel.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a kernel and its launcher say to each other before they talk in messages: {@code <IDS|MSG> signature content}. The
 * launcher's answer is one such content, or the four parts of a message.
 */
public final class HandshakeCodec {
    private final Signer signer;
    private final Json json;

    public HandshakeCodec(Signer signer, Json json) {
        this.signer = signer;
        this.json = json;
    }

    /** The frames that tell something, signed. */
    public List<byte[]> encode(Object content) {
        byte[] written = json.write(content);
        byte[] signature = signer.sign(List.of(written)).getBytes(StandardCharsets.US_ASCII);
        return List.of(MessageCodec.DELIMITER, signature, written);
    }

    /**
     * Whether these frames come from somebody who knows the key.
     *
     * @throws MalformedMessageException if they are no answer at all
     */
    public boolean isSigned(List<byte[]> frames) throws MalformedMessageException {
        for (int i = 0; i + 2 < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), MessageCodec.DELIMITER)) {
                return signer.verify(frames.get(i + 1), frames.subList(i + 2, frames.size()));
            }
        }
        throw new MalformedMessageException("the delimiter <IDS|MSG> is missing");
    }
}
