package io.crema.magics.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawn chart. One pixel of it is one CSS pixel. */
record Picture(BufferedImage image) {

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    byte[] png() {
        var bytes = new ByteArrayOutputStream();
        // A memory stream of our own, because ImageIO would otherwise cache in a file on disk.
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("no PNG writer for a picture in memory", e);
        }
        return bytes.toByteArray();
    }
}
