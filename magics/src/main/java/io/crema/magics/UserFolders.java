package io.crema.magics;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs keep what outlives them, by the XDG base directory specification. */
final class UserFolders {
    private UserFolders() {}

    /** What should not be lost. */
    static Optional<Path> state(Map<String, String> environment) {
        return crema(environment, "XDG_STATE_HOME", Path.of(".local", "state"));
    }

    /** What can be made again. */
    static Optional<Path> cache(Map<String, String> environment) {
        return crema(environment, "XDG_CACHE_HOME", Path.of(".cache"));
    }

    private static Optional<Path> crema(Map<String, String> environment, String variable, Path belowHome) {
        Stream<Path> named =
                values(environment, variable, "LOCALAPPDATA").map(Path::of).filter(Path::isAbsolute);
        Stream<Path> home = values(environment, "HOME", "USERPROFILE")
                .map(folder -> Path.of(folder).resolve(belowHome));
        return Stream.concat(named, home).findFirst().map(folder -> folder.resolve("crema"));
    }

    private static Stream<String> values(Map<String, String> environment, String... names) {
        return Stream.of(names).map(name -> environment.getOrDefault(name, "")).filter(folder -> !folder.isBlank());
    }
}
