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
