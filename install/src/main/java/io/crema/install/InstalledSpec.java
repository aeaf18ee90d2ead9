package io.crema.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernelspec of Crema that is on the disk.
 *
 * @param folder where it is
 * @param command how it starts the kernel
 * @param variables of the environment that it gives the kernel
 */
public record InstalledSpec(Path folder, List<String> command, Map<String, String> variables) {
    public InstalledSpec {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /** The kernels of Crema in a Jupyter's data folder, in the order of their names. */
    static List<InstalledSpec> below(Path dataFolder) {
        var kernels = dataFolder.resolve("kernels");
        if (!Files.isDirectory(kernels)) {
            return List.of();
        }
        try (var folders = Files.list(kernels)) {
            return folders.sorted()
                    .map(InstalledSpec::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static boolean isOurs(Path folder) {
        return read(folder).isPresent();
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** The java that it names. */
    Path java() {
        return Path.of(command.get(0));
    }

    /** The jar that it names. */
    Path jar() {
        return Path.of(command.get(command.indexOf("-jar") + 1));
    }

    /** The archive of classes that it names; empty for none. */
    Optional<Path> archive() {
        return command.stream()
                .filter(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-XX:SharedArchiveFile="))
                .map(option -> Path.of(option.substring(option.indexOf('=') + 1)))
                .findFirst();
    }

    /** Empty for what is no kernelspec, or somebody else's. */
    private static Optional<InstalledSpec> read(Path folder) {
        var file = folder.resolve("kernel.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode spec = new JsonMapper().readTree(file.toFile());
            var command = new ArrayList<String>();
            spec.path("argv").forEach(argument -> command.add(argument.asText()));
            var variables = new HashMap<String, String>();
            spec.path("env")
                    .properties()
                    .forEach(
                            each -> variables.put(each.getKey(), each.getValue().asText()));
            int jar = command.indexOf("-jar") + 1;
            boolean ours = jar > 0 && jar < command.size() && command.get(jar).endsWith("crema.jar");
            return ours ? Optional.of(new InstalledSpec(folder, command, variables)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
