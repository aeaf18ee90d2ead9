package io.crema.install;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that Crema is handed on as: {@code crema.jar}, its libraries and the JupyterLab extension.
 *
 * @param home the folder, absolute
 */
public record Distribution(Path home) {

    public Distribution {
        home = home.toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("crema.jar"))) {
            throw new InstallException(
                    "no crema.jar in " + home + ".\nBuild the distribution first: mvn package -DskipTests");
        }
    }

    /** The distribution that this class was started from. */
    static Distribution ofThisProcess() {
        try {
            var place = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Distribution(place.resolveSibling(""));
        } catch (URISyntaxException malformed) {
            throw new InstallException("crema.jar lies at a place that is no path: " + malformed.getInput(), malformed);
        }
    }

    Path jar() {
        return home.resolve("crema.jar");
    }

    Path labExtension() {
        return home.resolve("labextension").resolve(Installation.LAB_EXTENSION);
    }
}
