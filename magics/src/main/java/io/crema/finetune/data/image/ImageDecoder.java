package io.crema.finetune.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a picture file that the JDK knows: PNG, JPEG, GIF, BMP, TIFF. Transparency is left out, as most training pipelines
 * do, and 16 bits a sample become 8.
 */
final class ImageDecoder {
    private static final Pattern DAMAGE = Pattern.compile("(?i)truncated|premature|corrupt");

    private ImageDecoder() {}

    /**
     * The picture in a file.
     *
     * @throws IOException if the file cannot be read, is no picture, or ends too early
     */
    static Pixels decode(Path file) throws IOException {
        // A memory stream of our own, because ImageIO would otherwise cache in a file on disk.
        try (var bytes = Files.newInputStream(file);
                ImageInputStream stream = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException(unknown(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                var complaints = new ArrayList<String>();
                reader.addIIOReadWarningListener((source, complaint) -> complaints.add(complaint));
                BufferedImage image = reader.read(0);
                refuseDamaged(complaints);
                return Orientation.of(file).applyTo(pixels(image));
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            // The JDK's readers throw whatever broken bytes lead them to: NullPointerException,
            // IllegalArgumentException.
            throw new IOException("damaged picture", e);
        }
    }

    private static String unknown(Path file) throws IOException {
        byte[] start;
        try (var bytes = Files.newInputStream(file)) {
            start = bytes.readNBytes(12);
        }
        if (start.length == 0) {
            return "empty file";
        }
        return new String(start, StandardCharsets.ISO_8859_1).matches("(?s)RIFF....WEBP")
                ? "WebP is not read; convert it to PNG"
                : "no picture that can be read";
    }

    /** The JPEG reader fills up what is missing with grey and only warns. */
    private static void refuseDamaged(List<String> complaints) throws IOException {
        for (String complaint : complaints) {
            if (DAMAGE.matcher(complaint).find()) {
                throw new IOException("damaged picture: " + complaint);
            }
        }
    }

    private static Pixels pixels(BufferedImage image) {
        int space = image.getColorModel().getColorSpace().getType();
        boolean bands = image.getRaster().getSampleModel() instanceof ComponentSampleModel
                && !(image.getColorModel() instanceof IndexColorModel)
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB);
        // Bands are read as they are: the JDK's own conversion of grey to red, green and blue brightens it.
        return bands ? fromBands(image) : fromColours(image);
    }

    private static Pixels fromBands(BufferedImage image) {
        Raster raster = image.getRaster();
        int channels = raster.getNumBands() <= 2 ? 1 : 3;
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        byte[] samples = new byte[image.getWidth() * image.getHeight() * channels];
        int next = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < channels; band++) {
                    samples[next++] = (byte) (raster.getSample(x, y, band) >> shift);
                }
            }
        }
        return new Pixels(image.getWidth(), image.getHeight(), channels, samples);
    }

    private static Pixels fromColours(BufferedImage image) {
        int width = image.getWidth();
        int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        byte[] samples = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            samples[3 * i] = (byte) (colours[i] >> 16);
            samples[3 * i + 1] = (byte) (colours[i] >> 8);
            samples[3 * i + 2] = (byte) colours[i];
        }
        return new Pixels(width, image.getHeight(), 3, samples);
    }
}
