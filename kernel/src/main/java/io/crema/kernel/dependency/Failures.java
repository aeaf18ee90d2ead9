package io.crema.kernel.dependency;

import io.crema.kernel.dependency.DependencyException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferCancelledException;

/** Says in a sentence for each artefact why it is not there. */
final class Failures {
    private final List<RemoteRepository> repositories;
    private final boolean offline;

    Failures(List<RemoteRepository> repositories, boolean offline) {
        this.repositories = List.copyOf(repositories);
        this.offline = offline;
    }

    static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier(),
                artifact.getVersion());
    }

    static DependencyException ofSettings(IllegalStateException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return one("Maven cannot be set up: " + cause.getMessage(), "look into settings.xml", failure);
    }

    DependencyException of(DependencyResolutionException failure) {
        if (failure.getCause() instanceof ArtifactResolutionException missing) {
            return new DependencyException(
                    missing.getResults().stream()
                            .filter(each -> !each.isResolved())
                            .map(this::reason)
                            .toList(),
                    failure);
        }
        if (failure.getCause() instanceof DependencyCollectionException uncollected) {
            var reasons = new ArrayList<Reason>();
            for (Exception each : uncollected.getResult().getExceptions()) {
                reasons.add(reason(each));
            }
            return new DependencyException(reasons.isEmpty() ? List.of(reason(uncollected)) : reasons, failure);
        }
        return new DependencyException(List.of(reason(failure)), failure);
    }

    DependencyException of(ArtifactDescriptorException failure) {
        if (failure.getCause() instanceof ModelBuildingException model) {
            String problems = model.getProblems().stream()
                    .filter(each -> each.getSeverity() != ModelProblem.Severity.WARNING)
                    .map(ModelProblem::getMessage)
                    .collect(Collectors.joining("; "));
            return one("the POM cannot be used: " + problems, "", failure);
        }
        return new DependencyException(List.of(reason(failure)), failure);
    }

    private Reason reason(ArtifactResult result) {
        Artifact artifact = result.getRequest().getArtifact();
        Coordinates wanted = coordinates(artifact);
        Exception first = result.getExceptions().stream()
                .filter(each -> !(each instanceof ArtifactNotFoundException))
                .findFirst()
                .orElseGet(() -> new ArtifactNotFoundException(artifact, null));
        return first instanceof ArtifactNotFoundException ? notFound(wanted) : transfer(wanted, first);
    }

    private Reason reason(Exception failure) {
        if (failure instanceof ArtifactDescriptorException descriptor) {
            Coordinates wanted = coordinates(descriptor.getResult().getRequest().getArtifact());
            return transfer(wanted, failure);
        }
        if (failure instanceof VersionRangeResolutionException range) {
            Coordinates wanted = coordinates(range.getResult().getRequest().getArtifact());
            return emptyRange(wanted);
        }
        return new Reason(String.valueOf(failure.getMessage()), "");
    }

    private Reason notFound(Coordinates wanted) {
        if (offline) {
            return new Reason(
                    wanted + " is not in the local repository, and Maven is offline",
                    "leave out --offline, or take <offline> out of settings.xml, to look in " + ids());
        }
        return new Reason(
                wanted + " is not in " + ids(),
                "look at the spelling and at the version; for another repository type %mavenRepo ID ADDRESS first");
    }

    private Reason emptyRange(Coordinates wanted) {
        String where = offline ? "in the local repository, and Maven is offline" : "in " + ids();
        return new Reason(
                "no version of " + wanted.kind() + " is within " + wanted.version() + " " + where,
                "widen the range, or name a version: " + wanted.kind() + ":VERSION");
    }

    private Reason transfer(Coordinates wanted, Exception failure) {
        Optional<ChecksumFailureException> checksum = cause(failure, ChecksumFailureException.class);
        if (checksum.isPresent()) {
            return new Reason(
                    wanted + " came with a checksum that is not its own: "
                            + checksum.get().getMessage(),
                    "try again; if you trust the repository, add --any-checksum");
        }
        if (cause(failure, TransferCancelledException.class).isPresent()) {
            return new Reason(wanted + " was on its way when you pressed stop", "");
        }
        if (cause(failure, VersionRangeResolutionException.class).isPresent()) {
            return emptyRange(wanted);
        }
        if (cause(failure, ArtifactNotFoundException.class).isPresent()) {
            return notFound(wanted);
        }
        return new Reason(
                wanted + " cannot be fetched: " + deepest(failure).getMessage(),
                "look at the network, and at the mirrors and proxies in settings.xml");
    }

    private String ids() {
        return repositories.isEmpty()
                ? "any repository, for there is none"
                : repositories.stream().map(Failures::shown).collect(Collectors.joining(" nor in "));
    }

    /** With its address: an id alone says little where a notebook or a mirror named it. Without a password in it. */
    private static String shown(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl().replaceFirst("//[^/@]*@", "//") + ")";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static DependencyException one(String reason, String hint, Throwable cause) {
        return new DependencyException(List.of(new Reason(reason, hint)), cause);
    }
}
