package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxWeightsTest {

    @Test
    void namesAndTurnsALinearWeightByTheNodeThatUsesIt() {
        byte[] node = message(field(1, "x"), field(1, "onnx::MatMul_7"), field(3, "/layer.0/query/MatMul"));
        byte[] weight = message(
                number(1, 2),
                number(1, 3),
                number(2, 1),
                field(8, "onnx::MatMul_7"),
                field(9, floats(1, 2, 3, 4, 5, 6)));
        byte[] bias = message(number(1, 3), number(2, 1), field(8, "layer.0.query.bias"), field(9, floats(7, 8, 9)));

        Map<String, FloatTensor> read = read(model(field(1, node), field(5, weight), field(5, bias)));

        assertEquals(List.of("layer.0.query.weight", "layer.0.query.bias"), List.copyOf(read.keySet()));
        FloatTensor turned = Objects.requireNonNull(read.get("layer.0.query.weight"));
        assertEquals(List.of(3L, 2L), turned.shape());
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, turned.toArray());
    }

    @Test
    void dequantisesByColumn() {
        byte[] quantized = message(
                number(1, 2), number(1, 2), number(2, 3), field(8, "w_quantized"), field(9, new byte[] {1, 2, -3, 4}));
        byte[] scale = message(number(1, 2), number(2, 1), field(4, floats(0.5f, 10)), field(8, "w_scale"));
        byte[] zeroPoint = message(number(1, 2), number(2, 3), field(5, new byte[] {1, 2}), field(8, "w_zero_point"));

        Map<String, FloatTensor> read = read(model(field(5, quantized), field(5, scale), field(5, zeroPoint)));

        assertArrayEquals(
                new float[] {0, 0, -2, 20},
                Objects.requireNonNull(read.get("w")).toArray());
    }

    @Test
    void refusesAQuantisedWeightWithoutItsScale() {
        byte[] quantized = message(number(1, 1), number(2, 3), field(8, "w_quantized"), field(9, new byte[] {1}));

        WeightsException thrown = assertThrows(WeightsException.class, () -> read(model(field(5, quantized))));

        assertEquals("the ONNX model has no w_scale, which a quantised weight needs", thrown.getMessage());
    }

    @Test
    void refusesEveryModelThatWasCutShort() {
        byte[] bias = message(number(1, 3), number(2, 1), field(8, "bias"), field(9, floats(7, 8, 9)));
        byte[] whole = model(field(5, bias));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(WeightsException.class, () -> read(cut), length + " bytes");
        }
    }

    @Test
    void refusesBytesThatAreNoModelAndNeverFailsOtherwise() {
        Random random = new Random(5);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] noise = new byte[1 + random.nextInt(40)];
            random.nextBytes(noise);
            assertThrows(WeightsException.class, () -> read(model(field(5, noise))), () -> Arrays.toString(noise));
            assertThrows(WeightsException.class, () -> read(noise), () -> Arrays.toString(noise));
        }
        assertThrows(WeightsException.class, () -> read(new byte[100]));
    }

    private static Map<String, FloatTensor> read(byte[] model) {
        return OnnxWeights.read(ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static byte[] model(byte[]... graph) {
        return message(number(1, 8), field(7, message(graph)));
    }

    private static byte[] message(byte[]... fields) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            bytes.writeBytes(field);
        }
        return bytes.toByteArray();
    }

    /** A varint field; both numbers below 128. */
    private static byte[] number(int field, int value) {
        return new byte[] {(byte) (field << 3), (byte) value};
    }

    /** A length-delimited field of fewer than 16,384 bytes: its length is a varint of two. */
    private static byte[] field(int field, byte[] content) {
        byte[] start = {(byte) (field << 3 | 2), (byte) ((content.length & 127) | 128), (byte) (content.length >> 7)};
        return message(start, content);
    }

    private static byte[] field(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
