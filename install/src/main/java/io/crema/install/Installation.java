package io.crema.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes the kernelspec and the JupyterLab extension into a Jupyter's data folder; what an older installation left
 * there is written over.
 *
 * @param distribution where crema.jar lies
 * @param dataFolder Jupyter's data folder, absolute
 */
public record Installation(Distribution distribution, Path dataFolder) {
    /** The folder of our extension among JupyterLab's. */
    static final String LAB_EXTENSION = "crema-plotly";

    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    /**
     * Writes both folders.
     *
     * @return the kernelspec's folder
     * @throws InstallException when a folder cannot be written
     */
    Path install(KernelSpec spec) {
        var kernel = dataFolder.resolve("kernels").resolve(spec.name());
        try {
            Files.createDirectories(kernel);
            Files.writeString(kernel.resolve("kernel.json"), spec.toJson());
            for (var logo : LOGOS) {
                copyLogo(logo, kernel.resolve(logo));
            }
            copyTree(
                    distribution.labExtension(),
                    dataFolder.resolve("labextensions").resolve(LAB_EXTENSION));
        } catch (IOException failed) {
            throw new InstallException(
                    "cannot write into " + dataFolder + " (" + reason(failed)
                            + ").\nInstall for yourself with --user, or elsewhere with --prefix DIR",
                    failed);
        }
        return kernel;
    }

    /** A file system's exceptions mostly say no more than the file's name; their class says what is wrong with it. */
    private static String reason(IOException failed) {
        return failed.getClass().getSimpleName().replace("Exception", "") + ": " + failed.getMessage();
    }

    private static void copyLogo(String logo, Path target) throws IOException {
        try (var picture = Installation.class.getResourceAsStream("kernelspec/" + logo)) {
            if (picture == null) {
                throw new IllegalStateException("crema.jar lacks its picture " + logo);
            }
            Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = target.resolve(source.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
