package io.crema.magics.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of static pictures: DejaVu Sans, which comes with us, so that a picture is the same on every machine. A text
 * that it has no letters for is written in the machine's own sans serif.
 */
record ChartFonts(Font plain, Font bold) {
    private static final Logger LOG = LoggerFactory.getLogger(ChartFonts.class);

    /** Where Linux looks for fonts, and for the library that finds them. */
    private static final List<Path> FONT_FOLDERS = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/usr/share/X11/fonts"),
            Path.of(System.getProperty("user.home", "/"), ".fonts"),
            Path.of(System.getProperty("user.home", "/"), ".local/share/fonts"));

    private static final List<Path> LIBRARY_FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/lib"), Path.of("/usr/lib64"));

    /**
     * Loads the fonts.
     *
     * <p>On a Linux machine without fonts the JDK's font system fails with an error, and stays broken for the life of
     * the process. There it is told, before it starts, that DejaVu Sans is all there is.
     */
    static ChartFonts load() {
        if (System.getProperty("os.name", "").startsWith("Linux")
                && System.getProperty("sun.awt.fontconfig") == null
                && !(holds(FONT_FOLDERS, ".ttf", ".otf", ".ttc", ".pfb")
                        && holds(LIBRARY_FOLDERS, "libfontconfig.so.1"))) {
            tellFontSystem();
        }
        return new ChartFonts(font("DejaVuSans.ttf"), font("DejaVuSans-Bold.ttf"));
    }

    private static boolean holds(List<Path> folders, String... endings) {
        return folders.stream().filter(Files::isDirectory).anyMatch(folder -> {
            try (Stream<Path> files = Files.find(
                    folder, 4, (path, attributes) -> Stream.of(endings).anyMatch(path.toString()::endsWith))) {
                return files.findAny().isPresent();
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("cannot look for fonts in {}", folder, e);
                return false;
            }
        });
    }

    private static void tellFontSystem() {
        try {
            Path folder = Files.createTempDirectory("crema-fonts");
            folder.toFile().deleteOnExit();
            Path plain = copied("DejaVuSans.ttf", folder);
            Path bold = copied("DejaVuSans-Bold.ttf", folder);
            Path configuration = folder.resolve("fontconfig.properties");
            Files.writeString(configuration, configuration(plain, bold));
            configuration.toFile().deleteOnExit();
            System.setProperty("sun.awt.fontconfig", configuration.toString());
        } catch (IOException e) {
            LOG.warn("this machine has no fonts, and ours could not be unpacked", e);
        }
    }

    private static Path copied(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = open(name)) {
            Files.copy(in, file);
        }
        file.toFile().deleteOnExit();
        return file;
    }

    private static String configuration(Path plain, Path bold) {
        var lines = new StringBuilder("version=1\nsequence.allfonts=default\n");
        for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
            lines.append(family).append(".plain.default=DejaVu Sans\n");
            lines.append(family).append(".italic.default=DejaVu Sans\n");
            lines.append(family).append(".bold.default=DejaVu Sans Bold\n");
            lines.append(family).append(".bolditalic.default=DejaVu Sans Bold\n");
        }
        return lines.append("filename.DejaVu_Sans=")
                .append(plain)
                .append('\n')
                .append("filename.DejaVu_Sans_Bold=")
                .append(bold)
                .append('\n')
                .toString();
    }

    private static Font font(String name) {
        try (InputStream in = open(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            LOG.debug("cannot read {}; the machine's own font is used", name, e);
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = ChartFonts.class.getResourceAsStream("fonts/" + name);
        if (in == null) {
            throw new IOException("fonts/" + name + " is missing beside " + ChartFonts.class.getName());
        }
        return in;
    }

    /** These fonts, or the machine's own where DejaVu Sans lacks a letter of the text. */
    ChartFonts writing(String text) {
        if (plain.canDisplayUpTo(text) < 0) {
            return this;
        }
        return new ChartFonts(new Font(Font.SANS_SERIF, Font.PLAIN, 12), new Font(Font.SANS_SERIF, Font.BOLD, 12));
    }

    Font label() {
        return plain.deriveFont(12f);
    }

    Font small() {
        return plain.deriveFont(11f);
    }

    Font title() {
        return bold.deriveFont(14f);
    }
}
