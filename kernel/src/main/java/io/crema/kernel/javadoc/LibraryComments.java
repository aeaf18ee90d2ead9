package io.crema.kernel.javadoc;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The documentation of what a session's libraries declare, in their sources or in their pages.
 *
 * @param libraries gives the classes
 * @param sources gives the jars of both
 */
public record LibraryComments(ClassLoader libraries, LibrarySources sources) {

    /**
     * The documentation of a class; empty where neither its sources nor its pages are at hand. Never waits for them.
     *
     * @param className the outermost class with its package: {@code java.util.Map}
     */
    public Optional<ClassComments> of(String className) {
        String path = className.replace('.', '/');
        return Optional.ofNullable(libraries.getResource(path + ".class"))
                .flatMap(LibraryComments::jar)
                .flatMap(sources::of)
                .flatMap(jar -> comments(jar, path));
    }

    private static Optional<ClassComments> comments(Path jar, String path) {
        return LibrarySources.isPages(jar)
                ? Optional.of(new JavadocJar(jar, path.substring(0, path.lastIndexOf('/') + 1)))
                : read(jar, path + ".java").map(SourceComments::in);
    }

    /** Whether there is such a class. It is not loaded. */
    public boolean isClass(String className) {
        return libraries.getResource(className.replace('.', '/') + ".class") != null;
    }

    private static Optional<Path> jar(URL resource) {
        try {
            return resource.openConnection() instanceof JarURLConnection connection
                    ? Optional.of(Path.of(connection.getJarFileURL().toURI()))
                    : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            // Such a class does not lie in a file, where sources could lie beside it.
            return Optional.empty();
        }
    }

    /** A text in a jar; a modular library has its pages in a folder with the module's name. */
    static Optional<String> read(Path jar, String name) {
        try (var files = new ZipFile(jar.toFile())) {
            Optional<? extends ZipEntry> entry = Optional.ofNullable(files.getEntry(name))
                    .or(() -> files.stream()
                            .filter(each -> each.getName().endsWith("/" + name))
                            .findFirst());
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream text = files.getInputStream(entry.get())) {
                return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // A damaged jar is as good as none.
            return Optional.empty();
        }
    }
}
