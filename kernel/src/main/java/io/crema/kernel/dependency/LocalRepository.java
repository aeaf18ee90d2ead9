package io.crema.kernel.dependency;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * What was downloaded before, as it lies on the disk: {@code org/test/box/1.0/box-1.0.jar}.
 *
 * @param folder such as {@code ~/.m2/repository}
 */
record LocalRepository(Path folder) {
    private static final int MOST = 200;

    /**
     * How coordinates can go on: to the next part of the group's name, to an artefact, or to a version, the newest first.
     *
     * @param typed as far as they are typed: {@code org.te}, {@code org.test:b}, {@code org.test:box:}
     */
    List<String> completions(String typed) {
        String[] parts = typed.split(":", -1);
        return switch (parts.length) {
            case 1 -> groups(parts[0]);
            case 2 ->
                names(group(parts[0]))
                        .filter(name -> name.startsWith(parts[1])
                                && isArtefact(group(parts[0]).resolve(name)))
                        .map(name -> parts[0] + ":" + name)
                        .toList();
            case 3 -> versions(parts[0], parts[1], parts[2]);
            default -> List.of();
        };
    }

    private List<String> groups(String typed) {
        int dot = typed.lastIndexOf('.') + 1;
        String before = typed.substring(0, dot);
        Path within = before.isEmpty() ? folder : group(before.substring(0, dot - 1));
        var found = new ArrayList<String>();
        for (String name : names(within).toList()) {
            if (name.startsWith(typed.substring(dot)) && !isArtefact(within.resolve(name))) {
                boolean hasArtefacts = names(within.resolve(name))
                        .anyMatch(each -> isArtefact(within.resolve(name).resolve(each)));
                found.add(before + name + (hasArtefacts ? ":" : "."));
            }
        }
        return found;
    }

    private List<String> versions(String group, String artefact, String typed) {
        Path artefacts = group(group).resolve(artefact);
        return names(artefacts)
                .filter(name -> name.startsWith(typed) && holds(artefacts.resolve(name), artefact + "-" + name))
                .sorted(Comparator.comparing(LocalRepository::version).reversed())
                .map(version -> group + ":" + artefact + ":" + version)
                .toList();
    }

    private Path group(String name) {
        return folder.resolve(name.replace('.', '/'));
    }

    /** Of an artefact at least one version has a file. */
    private static boolean isArtefact(Path place) {
        return names(place).anyMatch(version -> holds(place.resolve(version), place.getFileName() + "-" + version));
    }

    private static boolean holds(Path place, String beginning) {
        return Files.isRegularFile(place.resolve(beginning + ".jar"))
                || Files.isRegularFile(place.resolve(beginning + ".pom"));
    }

    /** The folders in a folder, by their names. */
    private static Stream<String> names(Path place) {
        var names = new ArrayList<String>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place, Files::isDirectory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // What cannot be listed has nothing to offer to the Tab key.
            return Stream.empty();
        }
        return names.stream().sorted().limit(MOST);
    }

    private static Version version(String text) {
        try {
            return new GenericVersionScheme().parseVersion(text);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException("the scheme takes every version", e);
        }
    }
}
