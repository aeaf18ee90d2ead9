package io.crema.kernel.dependency;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Maven as the user has set it up. The settings are read anew for every request, so that what is mended in them works at
 * once.
 *
 * @see <a href="https://maven.apache.org/settings.html">Settings reference</a>
 */
public final class Maven {
    private final @Nullable Path userHome;

    private Maven(@Nullable Path userHome) {
        this.userHome = userHome;
    }

    /** With the settings and the local repository of whoever runs this process. */
    public static Maven ofThisUser() {
        return new Maven(null);
    }

    /** With another folder in the place of {@code ~/.m2}. */
    public static Maven at(Path userHome) {
        return new Maven(userHome);
    }

    /**
     * Resolves what a POM asks for.
     *
     * @return the files for the class path, in its order; POMs are not among them
     * @throws DependencyException if anything is missing, with the reason for each
     */
    public List<Artefact> resolve(Request request, Downloads downloads) throws DependencyException {
        var overrides = ContextOverrides.create()
                .withUserSettings(true)
                .repositories(request.repositories().stream().map(Maven::remote).toList())
                .addRepositoriesOp(AddRepositoriesOp.PREPEND)
                .checksumPolicy(
                        request.anyChecksum()
                                ? ContextOverrides.ChecksumPolicy.WARN
                                : ContextOverrides.ChecksumPolicy.FAIL)
                .transferListener(new TransferReport(downloads));
        if (userHome != null) {
            overrides.withMavenUserHomeOverride(userHome);
        }
        try (Context context = new StandaloneStaticRuntime().create(overrides.build())) {
            return new Resolution(context, request).run();
        } catch (IllegalStateException e) {
            throw Failures.ofSettings(e);
        }
    }

    /** How coordinates can go on, by what was downloaded before. Quick, and never over the network. */
    public List<String> completions(String typed) {
        var overrides = ContextOverrides.create().withUserSettings(true);
        if (userHome != null) {
            overrides.withMavenUserHomeOverride(userHome);
        }
        try (Context context = new StandaloneStaticRuntime().create(overrides.build())) {
            return new LocalRepository(context.repositorySystemSession()
                            .getLocalRepository()
                            .getBasedir()
                            .toPath())
                    .completions(typed);
        } catch (IllegalStateException e) {
            // Settings that cannot be read are a matter for the resolution, which says what is wrong with them.
            return List.of();
        }
    }

    private static RemoteRepository remote(Repository repository) {
        return new RemoteRepository.Builder(repository.id(), "default", repository.url()).build();
    }
}
