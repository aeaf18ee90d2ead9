package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ProtobufReaderTest {

    @Test
    void readsTheExampleOfTheEncodingGuide() {
        ProtobufReader message = reader(0x08, 0x96, 0x01, 0x12, 0x02, 'h', 'i');

        assertEquals(1, message.nextField());
        assertEquals(150, message.varint());
        assertEquals(2, message.nextField());
        assertEquals("hi", message.string());
        assertEquals(0, message.nextField());
        assertFalse(message.hasMore());
    }

    @Test
    void readsANegativeNumberOfTenBytes() {
        assertEquals(
                -1,
                reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .varint());
    }

    @Test
    void skipsFieldsOfEveryWireType() {
        ProtobufReader message = reader(0x08, 1, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1A, 1, 9, 0x25, 1, 2, 3, 4, 0x28, 7);

        for (int field = 1; field <= 4; field++) {
            assertEquals(field, message.nextField());
            message.skip();
        }

        assertEquals(5, message.nextField());
        assertEquals(7, message.varint());
    }

    @Test
    void refusesWhatEndsTooEarly() {
        assertThrows(WeightsException.class, () -> reader(0x80).varint());
        assertThrows(WeightsException.class, () -> reader().varint());
        assertThrows(WeightsException.class, () -> reader(0x05, 1).bytes());
        assertThrows(WeightsException.class, () -> reader(1, 2, 3).float32());
        assertThrows(WeightsException.class, () -> skipped(0x09, 1, 2));
        assertThrows(WeightsException.class, () -> skipped(0x0D, 1, 2));
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThrows(WeightsException.class, () -> reader(0).nextField());
        assertThrows(WeightsException.class, () -> skipped(0x0B));
        assertThrows(
                WeightsException.class,
                () -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .nextField());
        assertThrows(
                WeightsException.class,
                () -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .bytes());
        assertThrows(
                WeightsException.class,
                () -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .varint());
    }

    private static void skipped(int... bytes) {
        ProtobufReader message = reader(bytes);
        message.nextField();
        message.skip();
    }

    private static ProtobufReader reader(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            buffer.put((byte) b);
        }
        return new ProtobufReader(buffer.flip());
    }
}
