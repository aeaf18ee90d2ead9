package io.crema.kernel.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a Java session is set up.
 *
 * @param libraries jars and folders of classes for user code, besides the class path of this very process
 * @param compilerOptions further options of the Java compiler, such as {@code --enable-preview}
 * @param startUpFiles files of code to run before the first cell; what goes wrong in them shows there
 * @param startUpCode code to run after those, in the same way
 * @param statementLimit how long one top-level statement may run, zero for as long as it wants
 * @param environment the environment of the processes that cells start, until {@code %env} changes it
 */
public record ShellOptions(
        List<Path> libraries,
        List<String> compilerOptions,
        List<Path> startUpFiles,
        List<String> startUpCode,
        Duration statementLimit,
        Map<String, String> environment) {
    public ShellOptions {
        libraries = List.copyOf(libraries);
        compilerOptions = List.copyOf(compilerOptions);
        startUpFiles = List.copyOf(startUpFiles);
        startUpCode = List.copyOf(startUpCode);
        environment = Map.copyOf(environment);
        if (statementLimit.isNegative()) {
            throw new IllegalArgumentException("statementLimit should be zero or more, found " + statementLimit);
        }
    }

    /** Options of a plain session in an empty environment. */
    public static ShellOptions plain() {
        return of(Map.of());
    }

    /**
     * What the environment of the process asks for: IJava's variables, such as {@code IJAVA_CLASSPATH}, and their twins
     * such as {@code CREMA_CLASSPATH}, which win.
     *
     * @throws IllegalArgumentException if a variable makes no sense, with its name and an example
     */
    public static ShellOptions of(Map<String, String> environment) {
        var variables = new KernelVariables(environment);
        return new ShellOptions(
                variables.libraries(),
                variables.compilerOptions(),
                variables.startUpFiles(),
                variables.startUpCode(),
                variables.statementLimit(),
                environment);
    }

    List<StartUpScript> startUpScripts() {
        var scripts = new ArrayList<StartUpScript>();
        startUpFiles.forEach(path -> scripts.add(new StartUpScript.InFile(path)));
        startUpCode.forEach(code -> scripts.add(new StartUpScript.Text(KernelVariables.STARTUP_SCRIPT, code)));
        return scripts;
    }

    /** Whether libraries wake in a quiet moment; {@code CREMA_WARM_UP=off} keeps them asleep until they are used. */
    boolean warmsUp() {
        return !"off".equals(environment.get("CREMA_WARM_UP"));
    }

    String[] compilerArguments() {
        var arguments = new ArrayList<String>();
        // Line numbers and the names of variables: for the debugger, which may be switched on later.
        arguments.add("-g");
        arguments.addAll(compilerOptions);
        return arguments.toArray(String[]::new);
    }
}
