package io.crema.finetune.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of one protobuf message. Four wire types are all that ONNX files use. Every method throws {@link
 * WeightsException} where the bytes end early or are no message.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class ProtobufReader {
    private static final long MAX_FIELD = (1 << 29) - 1;

    private final ByteBuffer bytes;
    private int wireType;

    ProtobufReader(ByteBuffer message) {
        this.bytes = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field, or 0 at the end. The field must then be read or skipped. */
    int nextField() {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        long number = tag >>> 3;
        if (number < 1 || number > MAX_FIELD) {
            throw damaged("a field has number " + number);
        }
        return (int) number;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw damaged("it ends within a number");
            }
            byte b = bytes.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw damaged("a number has no end");
    }

    /** The bytes of a message, a string or a packed list, without copying. */
    ByteBuffer bytes() {
        return taken(varint());
    }

    String string() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** Whether the field at hand is a packed list (or a message) and not a single number. */
    boolean isLengthDelimited() {
        return wireType == 2;
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    float float32() {
        return taken(4).getFloat();
    }

    void skip() {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> taken(8);
            case 2 -> bytes();
            case 5 -> taken(4);
            default -> throw damaged("wire type " + wireType);
        }
    }

    private ByteBuffer taken(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw damaged(length + " bytes are expected where " + bytes.remaining() + " are left");
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    private static WeightsException damaged(String why) {
        return new WeightsException("not an ONNX model, or a damaged one: " + why);
    }
}
