package io.crema.finetune.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Writes small pictures for tests. */
public final class ImageFiles {
    private ImageFiles() {}

    /** A PNG of one colour. */
    public static Path plain(Path file, int width, int height, int rgb) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** A TIFF for printing, of one pixel: how much of cyan, magenta, yellow and black it has. */
    public static Path printed(Path file, int... cyanMagentaYellowBlack) throws IOException {
        int[][] entries = {
            {256, 4, 1, 1}, {257, 4, 1, 1}, {258, 3, 4, 134}, {259, 3, 1, 1 << 16}, {262, 3, 1, 5 << 16},
            {273, 4, 1, 142}, {277, 3, 1, 4 << 16}, {278, 4, 1, 1}, {279, 4, 1, 4}, {284, 3, 1, 1 << 16}
        };
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.writeInt(0x4D4D002A);
            data.writeInt(8);
            data.writeShort(entries.length);
            for (int[] entry : entries) {
                data.writeShort(entry[0]);
                data.writeShort(entry[1]);
                data.writeInt(entry[2]);
                data.writeInt(entry[3]);
            }
            data.writeInt(0);
            for (int sample = 0; sample < 4; sample++) {
                data.writeShort(8);
            }
            for (int ink : cyanMagentaYellowBlack) {
                data.writeByte(ink);
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** A file in MNIST's format, packed if it is called so. */
    public static Path idx(Path file, int[] shape, int... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes)) {
            data.writeInt(0x0800 | shape.length);
            for (int length : shape) {
                data.writeInt(length);
            }
            for (int value : values) {
                data.writeByte(value);
            }
        }
        return Files.write(file, bytes.toByteArray());
    }
}
