package io.crema.kernel.protocol.json;

import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages to frames and back: {@code identities... <IDS|MSG> signature header parent_header metadata content
 * buffers...}.
 */
public final class MessageCodec {
    static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_FRAMES = 4;
    /** What clients older than the field leave out. */
    private static final Map<String, Object> HEADER_DEFAULTS =
            Map.of("session", "", "username", "", "date", "", "version", "5.0", "subshell_id", "");

    private final Replays replays = new Replays();
    private final Signer signer;
    private final Json json;

    public MessageCodec(Signer signer, Json json) {
        this.signer = signer;
        this.json = json;
    }

    /**
     * Reads a message that a client sent.
     *
     * @throws MalformedMessageException if frames are missing, the signature is wrong or has been used before, a part is not the JSON that it
     *     should be, or the type is unknown
     */
    public Message<?> decode(List<byte[]> frames) throws MalformedMessageException {
        int delimiter = delimiter(frames);
        int first = delimiter + 2;
        if (frames.size() < first + SIGNED_FRAMES) {
            throw new MalformedMessageException("the message has " + (frames.size() - delimiter - 1)
                    + " frames after the delimiter. Expected at least " + (SIGNED_FRAMES + 1));
        }
        List<byte[]> signed = frames.subList(first, first + SIGNED_FRAMES);
        if (!signer.verify(frames.get(delimiter + 1), signed)) {
            throw new MalformedMessageException("the signature is wrong");
        }
        if (signer.signs() && replays.isKnown(new String(frames.get(delimiter + 1), StandardCharsets.US_ASCII))) {
            throw new MalformedMessageException("this very message has come before");
        }
        Header header = header("header", json.readObject("header", signed.get(0)));
        MessageType<?> type = Vocabulary.named(header.msgType())
                .orElseThrow(() -> new MalformedMessageException("unknown message type " + header.msgType()));
        Message<?> message = message(type, frames.subList(0, delimiter), header, signed);
        return message.carrying(message.metadata(), frames.subList(first + SIGNED_FRAMES, frames.size()));
    }

    private <C> Message<C> message(MessageType<C> type, List<byte[]> identities, Header header, List<byte[]> signed)
            throws MalformedMessageException {
        Map<String, Object> content = json.readObject("content of " + type.name(), signed.get(3));
        return new Message<>(
                type,
                identities,
                header,
                parent(json.readObject("parent header", signed.get(1))),
                json.readObject("metadata", signed.get(2)),
                json.bind("content of " + type.name(), content, type.content(), type.defaults()),
                List.of());
    }

    /** The frames of a message, signed. */
    public List<byte[]> encode(Message<?> message) {
        Header parent = message.parent();
        List<byte[]> signed = List.of(
                json.write(message.header()),
                json.write(parent == null ? Map.of() : parent),
                json.write(message.metadata()),
                json.write(message.content()));
        var frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(signed).getBytes(StandardCharsets.US_ASCII));
        frames.addAll(signed);
        frames.addAll(message.buffers());
        return frames;
    }

    private static int delimiter(List<byte[]> frames) throws MalformedMessageException {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        throw new MalformedMessageException("the delimiter <IDS|MSG> is missing");
    }

    private Header header(String what, Map<String, Object> tree) throws MalformedMessageException {
        return json.bind(what, tree, Header.class, HEADER_DEFAULTS);
    }

    private @Nullable Header parent(Map<String, Object> tree) throws MalformedMessageException {
        return tree.isEmpty() ? null : header("parent header", tree);
    }
}
