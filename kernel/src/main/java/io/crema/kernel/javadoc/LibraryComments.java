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
 * The documentation comments of what a session's libraries declare.
 *
 * @param libraries gives the classes
 * @param sources gives their sources
 */
public record LibraryComments(ClassLoader libraries, LibrarySources sources) {

    /**
     * The comments in the source file of a class; empty where its sources are not at hand. Never waits for them.
     *
     * @param className the outermost class with its package: {@code java.util.Map}
     */
    public Optional<SourceComments> of(String className) {
        String path = className.replace('.', '/');
        return Optional.ofNullable(libraries.getResource(path + ".class"))
                .flatMap(LibraryComments::jar)
                .flatMap(sources::of)
                .flatMap(jar -> read(jar, path + ".java"))
                .map(SourceComments::in);
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

    private static Optional<String> read(Path jar, String name) {
        try (var files = new ZipFile(jar.toFile())) {
            ZipEntry entry = files.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream text = files.getInputStream(entry)) {
                return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // A damaged jar of sources is as good as none.
            return Optional.empty();
        }
    }
}
