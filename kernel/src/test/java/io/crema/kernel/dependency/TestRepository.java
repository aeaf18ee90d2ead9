package io.crema.kernel.dependency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A Maven repository in a folder, and a user whose settings know no other. */
public final class TestRepository {
    private final Path folder;
    private final Path userHome;

    public TestRepository(Path root) throws IOException {
        folder = Files.createDirectories(root.resolve("repository of the test"));
        userHome = Files.createDirectories(root.resolve("m2"));
        Path nothing = Files.createDirectories(root.resolve("nothing"));
        settings("<mirrors><mirror><id>nothing</id><mirrorOf>central</mirrorOf><url>" + nothing.toUri()
                + "</url></mirror></mirrors>");
    }

    /** Maven as this user has it. */
    public Maven maven() {
        return Maven.at(userHome);
    }

    /** This repository as a notebook names it. */
    public Repository repository() {
        return new Repository("test", folder.toUri().toString());
    }

    public Path folder() {
        return folder;
    }

    public Path userHome() {
        return userHome;
    }

    public void settings(String content) throws IOException {
        Files.writeString(userHome.resolve("settings.xml"), "<settings>" + content + "</settings>");
    }

    /** Puts an empty jar here, whose POM has this content besides its name. */
    public void library(String coordinates, String pomContent) throws IOException {
        jar(coordinates, pomContent, Map.of());
    }

    /** Puts a jar here. */
    public void jar(String coordinates, String pomContent, Map<String, byte[]> files) throws IOException {
        Coordinates name = Coordinates.parse(coordinates);
        Path jar = place(name, ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue());
            }
        }
        sign(jar);
        if (name.classifier().isEmpty()) {
            pom(coordinates, pomContent);
        }
    }

    /** Puts a POM here without anything beside it. */
    public void pom(String coordinates, String content) throws IOException {
        Coordinates name = Coordinates.parse(coordinates);
        Path pom = place(name, ".pom");
        Files.writeString(
                pom,
                "<project><modelVersion>4.0.0</modelVersion><groupId>" + name.group() + "</groupId><artifactId>"
                        + name.artefact() + "</artifactId><version>" + name.version() + "</version><packaging>"
                        + name.packaging() + "</packaging>" + content + "</project>");
        sign(pom);
    }

    /** Lists the versions, which only ranges ask for. */
    public void versions(String group, String artefact, String... versions) throws IOException {
        Path metadata =
                folder.resolve(group.replace('.', '/')).resolve(artefact).resolve("maven-metadata.xml");
        Files.writeString(
                metadata,
                "<metadata><groupId>" + group + "</groupId><artifactId>" + artefact
                        + "</artifactId><versioning><versions><version>"
                        + String.join("</version><version>", versions)
                        + "</version></versions></versioning></metadata>");
        sign(metadata);
    }

    /** The file of an artefact in this repository. */
    public Path place(Coordinates name, String ending) throws IOException {
        Path place = folder.resolve(name.group().replace('.', '/'))
                .resolve(name.artefact())
                .resolve(name.version());
        Files.createDirectories(place);
        String classifier = name.classifier().isEmpty() ? "" : "-" + name.classifier();
        return place.resolve(name.artefact() + "-" + name.version() + classifier + ending);
    }

    /** The elements that ask for a library. */
    public static String dependency(String group, String artefact, String version, String further) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artefact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + further + "</dependency>";
    }

    private static void sign(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            Files.write(
                    file.resolveSibling(file.getFileName() + ".sha1"),
                    HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
