package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() {
        Path file = folder.resolve("model.safetensors");
        var tensors = new LinkedHashMap<String, FloatTensor>();
        tensors.put("a.weight", FloatTensor.of(new float[] {1, -0f, Float.MIN_VALUE, 4, 5, Float.NaN}, 2, 3));
        tensors.put("scalar", FloatTensor.of(new float[] {0.1f}));
        tensors.put("empty", FloatTensor.of(new float[0], 0, 7));

        Safetensors.write(file, tensors);
        Map<String, Safetensors.Entry> read = Safetensors.read(file);

        assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.keySet()));
        tensors.forEach((name, tensor) -> {
            FloatTensor back = Objects.requireNonNull(read.get(name)).toFloats();
            assertEquals(tensor.shape(), back.shape());
            assertArrayEquals(tensor.toArray(), back.toArray());
        });
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void readsBackCountsBeforeWeights() throws IOException {
        Path file = folder.resolve("model.safetensors");

        Safetensors.write(
                file, Map.of("batches", 1L << 40), Map.of("a", List.of(1L)), name -> FloatBuffer.wrap(new float[] {7}));

        Map<String, Safetensors.Entry> read = Safetensors.read(file);
        assertArrayEquals(
                new long[] {1L << 40},
                Objects.requireNonNull(read.get("batches")).toLongs());
        assertEquals(List.of(), Objects.requireNonNull(read.get("batches")).shape());
        assertArrayEquals(
                new float[] {7},
                Objects.requireNonNull(read.get("a")).toFloats().toArray());
    }

    private static List<Path> filesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));

        assertThrows(
                WeightsException.class,
                () -> Safetensors.write(taken, Map.of("a", FloatTensor.of(new float[] {1}, 1))));

        assertEquals(List.of(taken), filesIn(folder));
    }

    @Test
    void refusesAFileThatWasCutShort() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("a", FloatTensor.of(new float[] {1, 2, 3}, 3)));
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(WeightsException.class, () -> Safetensors.read(file), length + " bytes");
        }
    }

    @Test
    void refusesAHeaderThatIsLongerThanTheFile() throws IOException {
        for (long length : new long[] {-1, 0, 1, 17, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            Path file = write(length, "{}              ", 0);

            WeightsException thrown = assertThrows(WeightsException.class, () -> Safetensors.read(file));

            assertTrue(message(thrown).contains("its header claims " + length), thrown::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,12]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}",
                "{'a':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}",
                "{'a':{'dtype':'F32','shape':['two'],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[2]}}",
                "{'a':{'dtype':'C64','shape':[1],'data_offsets':[0,8]}}",
                "{'a':'b'}",
                "[]",
                "  ",
                "no JSON",
                "{'a':"
            })
    void refusesWhatDoesNotFit(String header) throws IOException {
        String json = header.replace('\'', '"');
        Path file = write(json.length(), json, 8);

        WeightsException thrown = assertThrows(WeightsException.class, () -> Safetensors.read(file));

        assertTrue(message(thrown).contains("model.safetensors"), thrown::getMessage);
    }

    @Test
    void namesTheTypesThatItReadsAsFloats() throws IOException {
        String json = "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        Safetensors.Entry entry = only(write(json.length(), json, 8));

        WeightsException thrown = assertThrows(WeightsException.class, entry::toFloats);

        assertEquals(
                "cannot read F64 weights as floats. Expected F32, F16 or BF16: save the model in one of these",
                thrown.getMessage());
        assertThrows(WeightsException.class, entry::toLongs);
    }

    @Test
    void tellsWeightsFromMasksAndIds() {
        ByteBuffer bytes = ByteBuffer.allocate(0);

        for (String dtype : List.of("F32", "F16", "BF16", "F64")) {
            assertTrue(new Safetensors.Entry(dtype, List.of(0L), bytes).holdsFractions(), dtype);
        }
        for (String dtype : List.of("I64", "U8", "BOOL")) {
            assertFalse(new Safetensors.Entry(dtype, List.of(0L), bytes).holdsFractions(), dtype);
        }
    }

    @Test
    void widensEveryBfloat16Exactly() {
        ByteBuffer bytes = everyHalf();
        float[] widened =
                new Safetensors.Entry("BF16", List.of(65536L), bytes).toFloats().toArray();

        for (int bits = 0; bits < 65536; bits++) {
            assertEquals(bits << 16, Float.floatToRawIntBits(widened[bits]));
        }
    }

    @Test
    void widensEveryHalfExactly() {
        ByteBuffer bytes = everyHalf();
        float[] widened =
                new Safetensors.Entry("F16", List.of(65536L), bytes).toFloats().toArray();

        for (int bits = 0; bits < 65536; bits++) {
            assertEquals(halfByItsDefinition(bits), widened[bits], "bits " + Integer.toHexString(bits));
        }
    }

    /** IEEE 754: sign, five bits of exponent with bias 15, ten of fraction. */
    private static float halfByItsDefinition(int bits) {
        double sign = bits >>> 15 == 0 ? 1 : -1;
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        if (exponent == 31) {
            return fraction == 0 ? (float) (sign * Double.POSITIVE_INFINITY) : Float.NaN;
        }
        return exponent == 0
                ? (float) (sign * fraction / 1024 * Math.pow(2, -14))
                : (float) (sign * (1 + fraction / 1024.0) * Math.pow(2, exponent - 15));
    }

    private static ByteBuffer everyHalf() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * 65536).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 65536; bits++) {
            bytes.putShort((short) bits);
        }
        return bytes.flip();
    }

    private Path write(long claimed, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(claimed).put(json);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }

    private static Safetensors.Entry only(Path file) {
        return Safetensors.read(file).values().iterator().next();
    }

    private static String message(Exception thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
