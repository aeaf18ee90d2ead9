package io.crema.kernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what this JDK's own tool writes; the form of JDK 8 stands in {@link JavadocPageTest}. */
class JavadocJarTest {
    private static final String SOURCE = """
            package some;
            import java.util.List;
            /**
             * A box for {@link List lists}. <b onclick="alert(1)">Strong.</b>
             * @param <T> what it holds
             * @since 1.2
             */
            public class Box<T> {
                /** Its depth. */
                public static final int DEPTH = 1;
                /** Makes one. */
                public Box(List<? extends T> things) {}
                /**
                 * Puts {@code one} in.
                 * @param one the thing
                 * @return whether it fits
                 * @throws IllegalStateException if closed
                 */
                public boolean put(T one) { return true; }
                /** Puts many in. */
                public void put(T[] many, int... where) {}
                /** What holds it. */
                public interface Lid {
                    /** Opens it. */
                    boolean open(String... words);
                }
            }
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static ClassComments comments = new JavadocJar(folder, "");

    @BeforeAll
    static void write() throws IOException {
        Path source = Files.writeString(folder.resolve("Box.java"), SOURCE);
        Path pages = folder.resolve("pages");
        var said = new StringWriter();
        int failed = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-quiet",
                        "-Xdoclint:none",
                        "--allow-script-in-comments",
                        "-d",
                        pages.toString(),
                        source.toString());
        assertEquals(0, failed, said::toString);
        comments = new JavadocJar(zipped(pages, folder.resolve("box-javadoc.jar")), "some/");
    }

    private static Path zipped(Path from, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(from.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    private static Optional<String> text(Optional<Javadoc> found) {
        return found.map(Javadoc::text);
    }

    @Test
    void readsTheFormThatSourcesHave() {
        String html = comments.of("Box.put", List.of("T")).orElseThrow().html();

        assertEquals(
                "<div>Puts <code>one</code> in.</div>"
                        + "<dl><dt><b>Parameters</b></dt><dd><code>one</code> \u2013 the thing</dd>"
                        + "<dt><b>Returns</b></dt><dd>whether it fits</dd>"
                        + "<dt><b>Throws</b></dt><dd><code>IllegalStateException</code> \u2013 if closed</dd></dl>",
                html.replaceAll("</?java>", "").replaceAll("\n", ""));
    }

    @Test
    void findsTypesFieldsConstructorsAndOverloads() {
        assertEquals(Optional.of("Its depth."), text(comments.of("Box.DEPTH")));
        assertEquals(Optional.of("Makes one."), text(comments.of("Box.Box", List.of("List<? extends T>"))));
        assertEquals(Optional.of("Puts many in."), text(comments.of("Box.put", List.of("T[]", "int..."))));
        assertEquals(Optional.of("What holds it."), text(comments.of("Box.Lid")));
        assertEquals(Optional.of("Opens it."), text(comments.of("Box.Lid.open", List.of("String..."))));
        assertEquals(Optional.empty(), text(comments.of("Box.silent", List.of())));
        assertEquals(Optional.empty(), text(comments.of("Other")));
    }

    @Test
    void letsNothingThroughThatRunsOrLeadsNowhere() {
        String html = comments.of("Box").orElseThrow().html();

        assertEquals(
                "A box for lists. Strong.",
                text(comments.of("Box")).orElseThrow().lines().findFirst().orElse(""));
        assertFalse(html.contains("onclick") || html.contains("href"), html);
    }
}
