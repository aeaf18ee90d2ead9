package io.crema.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the surroundings say: the environment's variables, the user's home folder and the operating system.
 *
 * @param variables the environment's variables, by name
 * @param home the user's home folder
 * @param platform the operating system's family
 */
public record Environment(Map<String, String> variables, Path home, Platform platform) {

    /** The families of operating systems between which Jupyter's folders differ. */
    public enum Platform {
        LINUX,
        MAC,
        WINDOWS;

        /** The family of a system by its {@code os.name}; whatever is neither a Mac nor Windows counts as Linux. */
        static Platform named(String osName) {
            var name = osName.toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                return WINDOWS;
            }
            return name.startsWith("mac") ? MAC : LINUX;
        }
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The surroundings of this process. */
    static Environment ofThisProcess() {
        return new Environment(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Platform.named(System.getProperty("os.name")));
    }

    /** The folder that a variable names; empty when the variable is unset or blank. */
    Optional<Path> folder(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Jupyter's data folder of this user, where it looks for kernelspecs first. */
    Path jupyterData() {
        return folder("JUPYTER_DATA_DIR").orElseGet(() -> switch (platform) {
            case LINUX ->
                folder("XDG_DATA_HOME")
                        .orElse(home.resolve(".local").resolve("share"))
                        .resolve("jupyter");
            case MAC -> home.resolve("Library").resolve("Jupyter");
            case WINDOWS ->
                folder("APPDATA")
                        .orElse(home.resolve("AppData").resolve("Roaming"))
                        .resolve("jupyter");
        });
    }

    /** The folder for the kernel's log. */
    Path logs() {
        return switch (platform) {
            case LINUX ->
                folder("XDG_STATE_HOME")
                        .orElse(home.resolve(".local").resolve("state"))
                        .resolve("crema");
            case MAC -> home.resolve("Library").resolve("Logs").resolve("crema");
            case WINDOWS ->
                folder("LOCALAPPDATA")
                        .orElse(home.resolve("AppData").resolve("Local"))
                        .resolve("crema")
                        .resolve("logs");
        };
    }

    /** A program on the PATH; empty when there is none of this name. */
    Optional<Path> program(String name) {
        var file = platform == Platform.WINDOWS ? name + ".exe" : name;
        return Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(file))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
