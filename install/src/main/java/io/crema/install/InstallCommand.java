package io.crema.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code install}: puts the kernel into a Jupyter. */
@Command(
        name = "install",
        description = "Puts the kernel into a Jupyter: this user's (the default), an environment's, or a folder's.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private PlaceOptions place = new PlaceOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "crema",
            description = "Kernel name (${DEFAULT-VALUE}); java replaces IJava's.")
    private String name = "crema";

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            defaultValue = "Java (Crema)",
            description = "Name in the list of kernels (${DEFAULT-VALUE}).")
    private String displayName = "Java (Crema)";

    @Mixin
    private LaunchOptions launch = new LaunchOptions();

    @Option(names = "--no-archive", description = "Makes no archive of classes: a quicker installation, slower starts.")
    private boolean plain;

    InstallCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var java = launch.java(environment);
        var distribution = Distribution.ofThisProcess();
        var installation = new Installation(distribution, place.destination().dataFolder(environment));
        var kernel = new KernelSpec(name, displayName, launch.launch(java, distribution.jar()));
        var folder = installation.install(kernel);
        var out = spec.commandLine().getOut();
        if (!plain) {
            archive(installation, kernel, folder, out);
        }
        out.printf("Installed the kernel \"%s\" in %s (Java %d).%n", displayName, folder, java.feature());
        return 0;
    }

    /** The kernelspec names the archive only once there is one. */
    private static void archive(Installation installation, KernelSpec kernel, Path folder, PrintWriter out)
            throws InterruptedException {
        var archive = StartArchive.in(folder, kernel.launch().java());
        out.println("Making an archive of classes for faster starts ...");
        try {
            new Rehearsal(kernel.launch(), PATIENCE).make(archive);
            installation.install(kernel.with(archive));
        } catch (IOException failed) {
            out.println("No archive was made, so that the kernel starts more slowly: " + failed.getMessage());
        }
    }
}
