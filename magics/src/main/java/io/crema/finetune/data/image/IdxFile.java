package io.crema.finetune.data.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of bytes in the format that MNIST is published in: pictures or labels, packed with gzip or not. Two zeros, the
 * type of a value (8: unsigned byte), the number of axes, their lengths as big-endian INT32, the values.
 */
public final class IdxFile {
    private static final int UNSIGNED_BYTES = 8;

    private final int[] shape;
    private final byte[] values;

    private IdxFile(int[] shape, byte[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Whether a file is called as such files are: {@code ...-idx3-ubyte}, {@code ....idx1-ubyte.gz}. */
    public static boolean isCalledSo(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches(".*idx\\d-ubyte(\\.gz)?");
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is damaged or has values of another type than bytes
     */
    public static IdxFile read(Path file) throws IOException {
        boolean packed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        try (InputStream bytes = Files.newInputStream(file);
                var data = new DataInputStream(packed ? new GZIPInputStream(bytes) : bytes)) {
            int magic = data.readInt();
            int axes = magic & 0xFF;
            if (magic >> 8 != UNSIGNED_BYTES || axes < 1 || axes > 4) {
                throw new IOException(file + " is no IDX file of bytes");
            }
            int[] shape = new int[axes];
            for (int axis = 0; axis < axes; axis++) {
                shape[axis] = data.readInt();
            }
            return new IdxFile(shape, values(file, data, shape));
        } catch (EOFException e) {
            throw new IOException(file + " ends before its first value", e);
        }
    }

    private static byte[] values(Path file, DataInputStream data, int[] shape) throws IOException {
        long size = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        if (Arrays.stream(shape).anyMatch(length -> length < 1) || size > Integer.MAX_VALUE - 8) {
            throw new IOException(file + " has no shape that can be read: " + Arrays.toString(shape));
        }
        byte[] values = data.readNBytes((int) size);
        if (values.length < size) {
            throw new IOException(file + " ends early: " + values.length + " of " + size + " values");
        }
        return values;
    }

    /** The file of labels that lies beside a file of pictures, by the usual names. */
    public static Optional<Path> labelsBeside(Path pictures) {
        String name = pictures.getFileName().toString();
        String labels = name.replace("images", "labels").replaceFirst("idx[34]-ubyte", "idx1-ubyte");
        String other = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels + ".gz";
        return Stream.of(labels, other)
                .filter(each -> !each.equals(name))
                .map(pictures::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** How many pictures or labels. */
    public int size() {
        return shape[0];
    }

    /** Whether it holds pictures: (n, height, width), or (n, height, width, 3). */
    public boolean holdsPictures() {
        return shape.length == 3 || (shape.length == 4 && shape[3] == 3);
    }

    /** Whether it holds one number for each example. */
    public boolean holdsLabels() {
        return shape.length == 1;
    }

    /** The numbers, 0 to 255. */
    public int[] labels() {
        return IntStream.range(0, size()).map(row -> values[row] & 0xFF).toArray();
    }

    Pixels picture(int row) {
        int channels = shape.length == 4 ? 3 : 1;
        int length = shape[1] * shape[2] * channels;
        return new Pixels(shape[2], shape[1], channels, Arrays.copyOfRange(values, row * length, (row + 1) * length));
    }
}
