package io.crema.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the kernelspec and the JupyterLab extension into a Jupyter's data folder, or takes them away; what an older installation left
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

    /**
     * Takes a kernel away, and the extension with the last one.
     *
     * @return the folder that is gone
     * @throws InstallException when there is no kernel of ours under this name, or it cannot be taken away
     */
    Path uninstall(String name) {
        var kernels = dataFolder.resolve("kernels");
        var kernel = kernels.resolve(name);
        if (!InstalledSpec.isOurs(kernel)) {
            throw new InstallException("--name: there is no kernel \"" + name + "\" of Crema in " + kernels + others()
                    + ".\nName its place: --user, --sys-prefix or --prefix DIR");
        }
        try {
            deleteTree(kernel);
            if (InstalledSpec.below(dataFolder).isEmpty()) {
                deleteTree(dataFolder.resolve("labextensions").resolve(LAB_EXTENSION));
            }
        } catch (IOException failed) {
            throw new InstallException("cannot take away " + kernel + " (" + reason(failed) + ")", failed);
        }
        return kernel;
    }

    private String others() {
        var names = InstalledSpec.below(dataFolder).stream()
                .map(InstalledSpec::name)
                .toList();
        return names.isEmpty() ? "" : " (but " + String.join(", ", names) + ")";
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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
