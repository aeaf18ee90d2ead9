package io.crema.kernel.dependency;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * Lets Maven read a POM file as if it were an artefact, with all that belongs to it: parents, also those beside it on the
 * disk, properties, profiles and BOMs.
 */
final class NotebookPom implements WorkspaceReader {
    /** The name that stands for the file, whatever the file calls itself. */
    static final Artifact NAME = new DefaultArtifact("notebook:notebook:pom:1");

    private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
    private final Path file;

    NotebookPom(Path file) {
        this.file = file;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        boolean asked = artifact.getGroupId().equals(NAME.getGroupId())
                && artifact.getArtifactId().equals(NAME.getArtifactId())
                && artifact.getExtension().equals("pom");
        return asked ? file.toFile() : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
