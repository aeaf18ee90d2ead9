package io.crema.kernel.dependency;

import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The POM that every POM inherits, which is a part of Maven.
 *
 * @see <a href="https://maven.apache.org/guides/introduction/introduction-to-the-pom.html#Super_POM">Super POM</a>
 */
final class SuperPom {
    private SuperPom() {}

    /** The repositories of everybody, before mirrors and proxies. */
    static List<RemoteRepository> repositories() {
        var request = new DefaultModelBuildingRequest();
        var empty = new Model();
        empty.setModelVersion("4.0.0");
        empty.setGroupId(NotebookPom.NAME.getGroupId());
        empty.setArtifactId(NotebookPom.NAME.getArtifactId());
        empty.setVersion(NotebookPom.NAME.getVersion());
        request.setRawModel(empty);
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        try {
            return new DefaultModelBuilderFactory()
                    .newInstance().build(request).getEffectiveModel().getRepositories().stream()
                            .map(ArtifactDescriptorUtils::toRemoteRepository)
                            .toList();
        } catch (ModelBuildingException e) {
            throw new IllegalStateException("Maven cannot read an empty POM", e);
        }
    }
}
