package io.crema.install;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code crema.jar}. */
@Command(
        name = "crema",
        description = "A Jupyter kernel for Java in which you fine-tune pretrained models.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
public final class Commands implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Commands() {}

    /** Runs a command and leaves the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine(Environment.ofThisProcess()).execute(args));
    }

    static CommandLine commandLine(Environment environment) {
        return new CommandLine(new Commands())
                .addSubcommand(new InstallCommand(environment))
                .addSubcommand(new UninstallCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new VersionCommand())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (!(failure instanceof InstallException)) {
                        throw failure;
                    }
                    report(commandLine.getErr(), "crema " + commandLine.getCommandName() + ": " + failure.getMessage());
                    return commandLine.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For example: crema.jar install --user");
    }

    private static void report(PrintWriter err, String message) {
        err.println(message);
        err.flush();
    }

    /** {@code version}: prints the version and nothing else. */
    @Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
    static final class VersionCommand implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().getOut().println(Version.text());
        }
    }

    /** The version that the jar's manifest holds; classes outside a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                    .orElse("unpackaged");
        }
    }
}
