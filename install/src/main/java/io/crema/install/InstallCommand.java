package io.crema.install;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup
    private Place place = new Place();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "crema",
            description = "Kernel name (${DEFAULT-VALUE}).")
    private String name = "crema";

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            defaultValue = "Java (Crema)",
            description = "Name in the list of kernels (${DEFAULT-VALUE}).")
    private String displayName = "Java (Crema)";

    @Option(names = "--java", paramLabel = "PATH", description = "The java to run the kernel with (the running one).")
    private @Nullable Path java;

    InstallCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var runtime = java == null ? JavaRuntime.running(environment.platform()) : JavaRuntime.probe(java);
        var distribution = Distribution.ofThisProcess();
        var installation = new Installation(distribution, place.destination.dataFolder(environment));
        var folder = installation.install(KernelSpec.of(name, displayName, runtime, distribution.jar()));
        if (spec != null) {
            spec.commandLine()
                    .getOut()
                    .printf("Installed the kernel \"%s\" in %s (Java %d).%n", displayName, folder, runtime.feature());
        }
        return 0;
    }

    /** At most one of the three places. */
    static final class Place {
        private Destination destination = new Destination.User();

        @Option(names = "--user", description = "Into this user's Jupyter folder.")
        void user(boolean chosen) {
            destination = chosen ? new Destination.User() : destination;
        }

        @Option(names = "--sys-prefix", description = "Into the active virtual or conda environment.")
        void sysPrefix(boolean chosen) {
            destination = chosen ? new Destination.SysPrefix() : destination;
        }

        @Option(names = "--prefix", paramLabel = "DIR", description = "Into DIR/share/jupyter.")
        void prefix(@Nullable Path folder) {
            destination = folder == null ? destination : new Destination.Prefix(folder);
        }
    }
}
