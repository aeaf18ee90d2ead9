package io.crema.kernel.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The libraries that the kernel runs on, as far as they say who they are: Maven writes it into what it builds. */
final class ProvidedLibraries {
    private final ClassLoader loader;

    ProvidedLibraries(ClassLoader loader) {
        this.loader = loader;
    }

    /** The version that is on the kernel's class path; its classes win over those of an added jar. */
    Optional<String> version(Coordinates coordinates) {
        if (!coordinates.classifier().isEmpty()) {
            return Optional.empty();
        }
        String place = "META-INF/maven/" + coordinates.group() + "/" + coordinates.artefact() + "/pom.properties";
        try (InputStream written = loader.getResourceAsStream(place)) {
            if (written == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(written);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            // A jar that cannot be read provides nothing.
            return Optional.empty();
        }
    }
}
