package io.crema.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the Jupyter around and at the kernels of Crema in it.
 *
 * @param environment the surroundings
 */
record JupyterCheckup(Environment environment) {
    private static final String AGAIN = "java -jar crema.jar install --user";

    Finding jupyter() {
        return environment
                .program("jupyter")
                .map(program -> Finding.ok("Jupyter", program.toString()))
                .orElseGet(() -> Finding.ill(
                        "Jupyter",
                        "no jupyter is on the PATH",
                        "pip install jupyterlab, or activate the environment that has it"));
    }

    /** One finding for each kernel of ours that Jupyter can see, or one that there is none. */
    List<Finding> kernels() {
        List<Finding> found = installed().stream().map(JupyterCheckup::finding).toList();
        return found.isEmpty()
                ? List.of(Finding.ill("Kernel", "Crema is in none of " + joined(dataFolders()), AGAIN))
                : found;
    }

    /** The kernels of ours that Jupyter can see. */
    List<InstalledSpec> installed() {
        return dataFolders().stream()
                .flatMap(folder -> InstalledSpec.below(folder).stream())
                .toList();
    }

    private static Finding finding(InstalledSpec spec) {
        var subject = "Kernel \"" + spec.name() + "\"";
        var remedy = "java -jar crema.jar install --name " + spec.name();
        if (!Files.isRegularFile(spec.jar())) {
            return Finding.ill(subject, spec.folder() + " starts " + spec.jar() + ", which is gone", remedy);
        }
        try {
            JavaRuntime.probe(spec.java());
        } catch (InstallException unusable) {
            var reason =
                    String.valueOf(unusable.getMessage()).lines().findFirst().orElse("");
            return Finding.ill(subject, reason.replaceFirst("^--java: ", ""), remedy);
        }
        Optional<Path> archive = spec.archive();
        if (archive.isEmpty()) {
            return Finding.ok(subject, spec.folder() + ", without an archive of classes");
        }
        return isNewer(archive.get(), spec.jar())
                ? Finding.ok(subject, spec.folder().toString())
                : Finding.ill(
                        subject,
                        "its archive of classes is missing or older than the jar, so that it starts slowly",
                        remedy);
    }

    private static boolean isNewer(Path archive, Path jar) {
        try {
            return Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Where Jupyter looks: {@code JUPYTER_PATH}, the user's, the environment's and the system's. */
    private Set<Path> dataFolders() {
        var folders = new LinkedHashSet<Path>();
        Arrays.stream(environment.variables().getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator, -1))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        folders.add(environment.jupyterData());
        try {
            folders.add(new Destination.SysPrefix().dataFolder(environment));
        } catch (InstallException noEnvironment) {
            // There is no Jupyter but the system's then.
        }
        if (environment.platform() != Environment.Platform.WINDOWS) {
            folders.add(Path.of("/usr/local/share/jupyter"));
            folders.add(Path.of("/usr/share/jupyter"));
        }
        return folders;
    }

    private static String joined(Set<Path> folders) {
        return String.join(", ", folders.stream().map(Path::toString).toList());
    }
}
