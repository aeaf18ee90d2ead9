package io.crema.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * How a Java session is set up.
 *
 * @param classPath what user code is compiled against, as {@code --class-path} spells it: the class path of this very
 *     process, so that cells see every library in it
 * @param compilerOptions further options of the Java compiler, such as {@code --enable-preview}
 * @param startUpCode Java source to run before the first cell; what goes wrong in it shows there
 */
public record ShellOptions(String classPath, List<String> compilerOptions, List<String> startUpCode) {
    public ShellOptions {
        compilerOptions = List.copyOf(compilerOptions);
        startUpCode = List.copyOf(startUpCode);
    }

    /** Options of a plain session with this class path. */
    public static ShellOptions of(String classPath) {
        return new ShellOptions(classPath, List.of(), List.of());
    }

    String[] compilerArguments() {
        var arguments = new ArrayList<String>();
        if (!classPath.isBlank()) {
            arguments.add("--class-path");
            arguments.add(classPath);
        }
        arguments.addAll(compilerOptions);
        return arguments.toArray(String[]::new);
    }
}
