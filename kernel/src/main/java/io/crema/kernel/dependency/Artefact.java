package io.crema.kernel.dependency;

import java.nio.file.Path;

/**
 * A file that a request brought.
 *
 * @param coordinates with the version that was chosen
 * @param file where it lies in the local repository, absolute
 * @param bytes its size
 */
public record Artefact(Coordinates coordinates, Path file, long bytes) {}
