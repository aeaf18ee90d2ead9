package io.crema.kernel.dependency;

import eu.maveniverse.maven.mima.context.Context;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** One request on its way through Maven Resolver. */
final class Resolution {
    private static final String COMPILE = "compile";

    private final Context context;
    private final Request request;
    private final RepositorySystem system;
    private final DefaultRepositorySystemSession session;
    private final NotebookPom pom;

    Resolution(Context context, Request request) {
        this.context = context;
        this.request = request;
        this.pom = new NotebookPom(request.pom());
        this.system = context.repositorySystem();
        this.session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setWorkspaceReader(pom);
        // What was missing a minute ago is looked for again: the user may just have mended it.
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        session.setOffline(request.offline() || settingsStayOffline());
    }

    List<Artefact> run() throws DependencyException {
        // The parents of the POM may come from the repository of everybody, before anything says that it inherits it.
        List<RemoteRepository> known = joined(context.remoteRepositories(), SuperPom.repositories());
        ArtifactDescriptorResult asked = read(known);
        List<RemoteRepository> repositories = joined(context.remoteRepositories(), asked.getRepositories());
        try {
            DependencyResult result =
                    system.resolveDependencies(session, new DependencyRequest(collect(asked, repositories), null));
            return artefacts(result);
        } catch (DependencyResolutionException e) {
            throw new Failures(repositories, session.isOffline()).of(e);
        }
    }

    /** The POM with its parents, its properties and its BOMs worked in. */
    private ArtifactDescriptorResult read(List<RemoteRepository> known) throws DependencyException {
        var strict = new DefaultRepositorySystemSession(session);
        strict.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        try {
            return system.readArtifactDescriptor(
                    strict, new ArtifactDescriptorRequest(NotebookPom.NAME, known, "notebook"));
        } catch (ArtifactDescriptorException e) {
            throw new Failures(known, session.isOffline()).of(e);
        }
    }

    private CollectRequest collect(ArtifactDescriptorResult asked, List<RemoteRepository> repositories) {
        List<Dependency> wanted = asked.getDependencies().stream()
                .filter(each -> request.scopes().contains(scope(each)))
                .map(each -> each.setScope(COMPILE).setOptional(false))
                .toList();
        var collect = new CollectRequest();
        collect.setRootArtifact(NotebookPom.NAME);
        collect.setDependencies(wanted);
        collect.setManagedDependencies(asked.getManagedDependencies());
        collect.setRepositories(repositories);
        return collect;
    }

    /** Those that the user has set up, and then the others, with the user's mirrors in their places. */
    private List<RemoteRepository> joined(List<RemoteRepository> users, List<RemoteRepository> others) {
        var all = new ArrayList<>(users);
        var taken = users.stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.getMirroredRepositories().stream()))
                .map(RemoteRepository::getId)
                .collect(Collectors.toSet());
        List<RemoteRepository> further =
                others.stream().filter(each -> taken.add(each.getId())).toList();
        for (RemoteRepository each : system.newResolutionRepositories(session, further)) {
            if (all.stream().noneMatch(present -> present.getId().equals(each.getId()))) {
                all.add(each);
            }
        }
        return all;
    }

    private static List<Artefact> artefacts(DependencyResult result) {
        return result.getArtifactResults().stream()
                .map(ArtifactResult::getArtifact)
                .filter(artifact -> artifact.getFile() != null)
                .filter(artifact -> !artifact.getExtension().equals("pom"))
                .map(Resolution::artefact)
                .toList();
    }

    private static Artefact artefact(Artifact artifact) {
        File file = artifact.getFile();
        return new Artefact(Failures.coordinates(artifact), Path.of(file.getAbsolutePath()), file.length());
    }

    private static String scope(Dependency dependency) {
        return dependency.getScope().isEmpty() ? COMPILE : dependency.getScope();
    }

    /** The one thing in the settings that is not put into the session. */
    private boolean settingsStayOffline() {
        var files = new DefaultSettingsBuildingRequest();
        files.setUserSettingsFile(context.mavenUserHome().settingsXml().toFile());
        if (context.mavenSystemHome() != null) {
            files.setGlobalSettingsFile(context.mavenSystemHome().settingsXml().toFile());
        }
        try {
            return new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(files)
                    .getEffectiveSettings()
                    .isOffline();
        } catch (SettingsBuildingException e) {
            throw new IllegalStateException("the settings were readable a moment ago", e);
        }
    }
}
