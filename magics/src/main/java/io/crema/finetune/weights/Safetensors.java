package io.crema.finetune.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Files of the safetensors format: an 8-byte little-endian header length, a JSON header, raw bytes. Files are mapped,
 * every length is checked, and what does not fit is refused.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
public final class Safetensors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_HEADER = 100_000_000;

    private Safetensors() {}

    /** One tensor as the file holds it. */
    public record Entry(String dtype, List<Long> shape, ByteBuffer bytes) {

        /** Whether its type has fractions; masks and position ids, which some checkpoints keep, have none. */
        public boolean holdsFractions() {
            return dtype.startsWith("F") || dtype.startsWith("BF");
        }

        /** The values as floats; bfloat16 is widened exactly, and half precision too. */
        public FloatTensor toFloats() {
            return switch (dtype) {
                case "F32" ->
                    new FloatTensor.Held(
                            shape,
                            bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
                case "BF16" -> widened(bits -> Float.intBitsToFloat(bits << 16));
                case "F16" -> widened(Safetensors::halfToFloat);
                default ->
                    throw new WeightsException("cannot read " + dtype
                            + " weights as floats. Expected F32, F16 or BF16: save the model in one of these");
            };
        }

        /** The values of an I64 tensor. */
        public long[] toLongs() {
            if (!dtype.equals("I64")) {
                throw new WeightsException("expected an I64 tensor, found " + dtype);
            }
            var longs = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
            long[] values = new long[longs.remaining()];
            longs.get(values);
            return values;
        }

        private FloatTensor widened(HalfReader reader) {
            var halves = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            return new FloatTensor.Computed(shape, target -> {
                for (int i = 0; i < halves.limit(); i++) {
                    target.put(reader.read(halves.get(i) & 0xFFFF));
                }
            });
        }

        private interface HalfReader {
            float read(int bits);
        }
    }

    /**
     * Maps a file. The tensors stay readable while they are referenced; no copy is made of F32 ones.
     *
     * @throws WeightsException if the file cannot be read or is damaged
     */
    public static Map<String, Entry> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(
                    file.toString(),
                    channel.size(),
                    (from, length) -> channel.map(FileChannel.MapMode.READ_ONLY, from, length));
        } catch (IOException e) {
            throw new WeightsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** As above, of a file that is in memory already; {@code name} is for messages. */
    static Map<String, Entry> read(String name, byte[] file) {
        try {
            return read(
                    name,
                    file.length,
                    (from, length) ->
                            ByteBuffer.wrap(file, (int) from, (int) length).slice());
        } catch (IOException e) {
            throw new WeightsException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /** Gives a part of a file. */
    private interface Bytes {
        ByteBuffer at(long from, long length) throws IOException;
    }

    private static Map<String, Entry> read(String file, long size, Bytes bytes) throws IOException {
        if (size < 8) {
            throw damaged(file, "it has " + size + " bytes, too few for a header");
        }
        long headerLength = bytes.at(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > size - 8) {
            throw damaged(file, "its header claims " + headerLength + " of " + size + " bytes");
        }
        byte[] header = new byte[(int) headerLength];
        bytes.at(8, headerLength).get(header);
        try {
            JsonNode tensors = JSON.readTree(header);
            if (!tensors.isObject()) {
                throw damaged(file, "its header is no JSON object");
            }
            long start = 8 + headerLength;
            return entries(file, size - start, (from, length) -> bytes.at(start + from, length), tensors);
        } catch (JacksonException e) {
            throw new WeightsException(file + " is no safetensors file: its header is not JSON", e);
        }
    }

    /** @param size of the values, which begin at 0 */
    private static Map<String, Entry> entries(String file, long size, Bytes bytes, JsonNode header) throws IOException {
        var entries = new LinkedHashMap<String, Entry>();
        for (var field : header.properties()) {
            if (field.getKey().equals("__metadata__")) {
                continue;
            }
            JsonNode tensor = field.getValue();
            List<Long> shape = new ArrayList<>();
            tensor.path("shape").forEach(length -> shape.add(length.asLong(-1)));
            String dtype = tensor.path("dtype").asText();
            long from = tensor.path("data_offsets").path(0).asLong(-1);
            long to = tensor.path("data_offsets").path(1).asLong(-1);
            long expected = bytesOf(file, dtype) * elements(file, field.getKey(), shape);
            boolean inside = from >= 0 && from <= to && to <= size;
            if (!inside || to - from != expected || expected > Integer.MAX_VALUE) {
                throw damaged(
                        file,
                        "tensor " + field.getKey() + " (" + dtype + " " + shape + ") claims bytes " + from + " to " + to
                                + " of " + size);
            }
            entries.put(field.getKey(), new Entry(dtype, List.copyOf(shape), bytes.at(from, to - from)));
        }
        return entries;
    }

    /** Writes F32 tensors, to a temporary file beside it first, so that the file is never seen half written. */
    public static void write(Path file, Map<String, FloatTensor> tensors) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        try {
            write(
                    file,
                    shapes,
                    name -> Objects.requireNonNull(tensors.get(name)).values());
        } catch (IOException e) {
            throw new WeightsException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * As above, asking for one tensor after the other, so that they need not be in memory at once.
     *
     * @param values the values of a tensor, as many as its shape says
     */
    public static void write(Path file, Map<String, List<Long>> shapes, Function<String, FloatBuffer> values)
            throws IOException {
        write(file, Map.of(), shapes, values);
    }

    /**
     * As above, with I64 tensors of one number before them.
     *
     * @param counts the numbers
     */
    public static void write(
            Path file, Map<String, Long> counts, Map<String, List<Long>> shapes, Function<String, FloatBuffer> values)
            throws IOException {
        Path unfinished = Unfinished.beside(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeHeader(channel, header(counts.keySet(), shapes));
                writeCounts(channel, counts.values());
                for (var shape : shapes.entrySet()) {
                    writeValues(channel, new FloatTensor.Held(shape.getValue(), values.apply(shape.getKey())));
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static byte[] header(Set<String> counts, Map<String, List<Long>> shapes) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (String count : counts) {
            ObjectNode tensor = header.putObject(count).put("dtype", "I64");
            tensor.putArray("shape");
            tensor.putArray("data_offsets").add(offset).add(offset + Long.BYTES);
            offset += Long.BYTES;
        }
        for (var shape : shapes.entrySet()) {
            ObjectNode tensor = header.putObject(shape.getKey()).put("dtype", "F32");
            shape.getValue().forEach(tensor.putArray("shape")::add);
            long length = 4L * FloatTensor.elements(shape.getValue());
            tensor.putArray("data_offsets").add(offset).add(offset + length);
            offset += length;
        }
        return JSON.writeValueAsBytes(header);
    }

    private static void writeHeader(FileChannel channel, byte[] header) throws IOException {
        int padding = (8 - header.length % 8) % 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length + padding).put(header);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        writeFully(channel, bytes.flip());
    }

    private static void writeCounts(FileChannel channel, Collection<Long> counts) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * counts.size()).order(ByteOrder.LITTLE_ENDIAN);
        counts.forEach(bytes::putLong);
        writeFully(channel, bytes.flip());
    }

    private static void writeValues(FileChannel channel, FloatTensor tensor) throws IOException {
        FloatBuffer values = tensor.values().duplicate();
        ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (values.hasRemaining()) {
            int count = Math.min(values.remaining(), chunk.capacity() / 4);
            chunk.clear();
            chunk.asFloatBuffer().put(values.slice(values.position(), count));
            values.position(values.position() + count);
            writeFully(channel, chunk.limit(4 * count));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** At most as many as a mapped tensor can have bytes. */
    private static long elements(String file, String tensor, List<Long> shape) {
        if (shape.stream().anyMatch(length -> length < 0 || length > Integer.MAX_VALUE)) {
            throw damaged(file, "tensor " + tensor + " has shape " + shape);
        }
        long elements = FloatTensor.elements(shape);
        if (elements > Integer.MAX_VALUE) {
            throw new WeightsException(file + ": tensor " + tensor + " " + shape + " is larger than 2 GB");
        }
        return elements;
    }

    private static int bytesOf(String file, String dtype) {
        return switch (dtype) {
            case "F64", "I64", "U64" -> 8;
            case "F32", "I32", "U32" -> 4;
            case "F16", "BF16", "I16", "U16" -> 2;
            case "I8", "U8", "BOOL", "F8_E4M3", "F8_E5M2" -> 1;
            default -> throw damaged(file, "it names an unknown type of number, " + dtype);
        };
    }

    /** IEEE 754 half precision, subnormal numbers included. */
    private static float halfToFloat(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3F800000));
        }
        int wide = exponent == 31 ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    private static WeightsException damaged(String file, String why) {
        return new WeightsException(file + " is damaged or no safetensors file: " + why + ". Download it again");
    }
}
