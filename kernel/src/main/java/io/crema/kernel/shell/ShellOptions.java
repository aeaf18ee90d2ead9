package io.crema.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a Java session is set up.
 *
 * @param classPath what user code is compiled against, as {@code --class-path} spells it: the class path of this very
 *     process, so that cells see every library in it
 * @param compilerOptions further options of the Java compiler, such as {@code --enable-preview}
 * @param startUpCode cells to run before the first cell; what goes wrong in them shows there
 * @param environment the environment of the processes that cells start, until {@code %env} changes it
 */
public record ShellOptions(
        String classPath, List<String> compilerOptions, List<String> startUpCode, Map<String, String> environment) {
    public ShellOptions {
        compilerOptions = List.copyOf(compilerOptions);
        startUpCode = List.copyOf(startUpCode);
        environment = Map.copyOf(environment);
    }

    /** Options of a plain session with this class path and an empty environment. */
    public static ShellOptions of(String classPath) {
        return new ShellOptions(classPath, List.of(), List.of(), Map.of());
    }

    /** These options with this environment. */
    public ShellOptions withEnvironment(Map<String, String> variables) {
        return new ShellOptions(classPath, compilerOptions, startUpCode, variables);
    }

    String[] compilerArguments() {
        var arguments = new ArrayList<String>();
        if (!classPath.isBlank()) {
            arguments.add("--class-path");
            arguments.add(classPath);
        }
        // Line numbers and the names of variables: for the debugger, which may be switched on later.
        arguments.add("-g");
        arguments.addAll(compilerOptions);
        return arguments.toArray(String[]::new);
    }
}
