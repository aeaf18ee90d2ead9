package io.crema.finetune.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which all programs of Hugging Face keep what they downloaded.
 *
 * @param links whether what is put there may have links
 */
record HubCache(Path folder, boolean links) {

    /** @throws HubException if the environment does not say where it is */
    static HubCache of(HubSettings settings) {
        return new HubCache(
                settings.cache()
                        .orElseThrow(() -> new HubException(
                                "the environment names no folder for models: neither HF_HUB_CACHE nor HF_HOME nor HOME is"
                                        + " set",
                                "Set HF_HOME to a folder with room for models")),
                settings.links());
    }

    CachedRepository repository(RepositoryName name) {
        return new CachedRepository(this, name);
    }

    /** The models of which something is there, by name. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.isDirectory(each.resolve("snapshots")))
                    .map(each -> RepositoryName.ofFolder(each.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .map(RepositoryName::text)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the models in " + folder, e);
        }
    }
}
