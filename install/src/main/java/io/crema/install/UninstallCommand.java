package io.crema.install;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code uninstall}: takes the kernel out of a Jupyter. */
@Command(
        name = "uninstall",
        description = "Takes the kernel out of a Jupyter.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Runnable {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private PlaceOptions place = new PlaceOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "crema",
            description = "Kernel name (${DEFAULT-VALUE}).")
    private String name = "crema";

    UninstallCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        var installation = new Installation(
                Distribution.ofThisProcess(), place.destination().dataFolder(environment));
        spec.commandLine().getOut().println("Took away " + installation.uninstall(name));
    }
}
