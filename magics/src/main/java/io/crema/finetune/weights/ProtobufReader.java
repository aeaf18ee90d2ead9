package io.crema.finetune.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of one protobuf message. Four wire types are all that ONNX files use.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class ProtobufReader {
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
        return Math.toIntExact(tag >>> 3);
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new WeightsException("not a protobuf message: a number has no end");
    }

    /** The bytes of a message, a string or a packed list, without copying. */
    ByteBuffer bytes() {
        int length = Math.toIntExact(varint());
        ByteBuffer slice = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return slice;
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
        return bytes.getFloat();
    }

    void skip() {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> bytes.position(bytes.position() + 8);
            case 2 -> bytes();
            case 5 -> bytes.position(bytes.position() + 4);
            default -> throw new WeightsException("not a protobuf message: wire type " + wireType);
        }
    }
}
