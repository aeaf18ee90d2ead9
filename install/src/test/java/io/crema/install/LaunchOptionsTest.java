package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class LaunchOptionsTest {
    private static final String GIVES_BACK = "-XX:TrimNativeHeapInterval=60000";

    private final JavaRuntime java =
            JavaRuntime.running(Environment.ofThisProcess().platform());

    private List<String> command(String... arguments) {
        var options = new LaunchOptions();
        new CommandLine(new Command()).addMixin("launch", options).parseArgs(arguments);
        return options.launch(java, Path.of("/opt/crema/crema.jar")).command();
    }

    /** Something for the options to belong to. */
    @CommandLine.Command
    private static final class Command {}

    @Test
    void givesMemoryBackWhereTheJavaCan() {
        assertEquals(java.knows(GIVES_BACK), command().contains(GIVES_BACK));
        assertTrue(command().contains("-XX:MaxHeapFreeRatio=40"), command()::toString);
    }

    @Test
    void letsTheUsersOptionsWin() {
        var own = List.of("-XX:MaxHeapFreeRatio=70", "-XX:TrimNativeHeapInterval=0");

        var command = command("--jvm-opt=" + own.get(0), "--jvm-opt=" + own.get(1));

        assertTrue(command.indexOf("-XX:MaxHeapFreeRatio=40") < command.indexOf(own.get(0)), command::toString);
        assertTrue(command.indexOf(GIVES_BACK) < command.indexOf(own.get(1)), command::toString);
    }
}
