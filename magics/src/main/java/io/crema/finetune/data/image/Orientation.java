package io.crema.finetune.data.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held, from a JPEG's Exif tag 0x0112: phones store the sensor's picture and say how to turn it (CIPA
 * DC-008, 4.6.4).
 */
final class Orientation {
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int UPRIGHT = 1;

    private final int value;

    private Orientation(int value) {
        this.value = value < 1 || value > 8 ? UPRIGHT : value;
    }

    static Orientation of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                var data = new DataInputStream(stream)) {
            if (stream.available() < 4 || data.readUnsignedShort() != START_OF_IMAGE) {
                return new Orientation(UPRIGHT);
            }
            return new Orientation(inSegments(data));
        }
    }

    private static int inSegments(DataInputStream data) throws IOException {
        int marker = data.readUnsignedShort();
        while (marker >= 0xFF00 && marker != START_OF_SCAN) {
            byte[] segment = data.readNBytes(data.readUnsignedShort() - 2);
            if (marker == APP1 && segment.length > 14 && segment[0] == 'E' && segment[1] == 'x') {
                return inExif(ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
            }
            marker = data.readUnsignedShort();
        }
        return UPRIGHT;
    }

    /** The first directory of the TIFF structure: a count, then entries of 12 bytes. */
    private static int inExif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory);
        for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            if (tiff.getShort(entry) == TAG) {
                return tiff.getShort(entry + 8);
            }
        }
        return UPRIGHT;
    }

    /** The picture upright. */
    Pixels applyTo(Pixels picture) {
        Pixels upright = value >= 5 ? picture.transposed() : picture;
        return switch (value) {
            case 2, 6 -> upright.mirrored();
            case 3, 7 -> upright.mirrored().upsideDown();
            case 4, 8 -> upright.upsideDown();
            default -> upright;
        };
    }
}
