package io.crema.kernel.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session has taken from repositories, and where it looks for more. A class path only grows: of a library that is
 * there, another version stays away. Only behind a library of the kernel's own a newer version comes too: the kernel's
 * classes win, and the new ones are there besides.
 */
public final class SessionLibraries {
    private static final Logger log = LoggerFactory.getLogger(SessionLibraries.class);

    private final Maven maven;
    private final ProvidedLibraries provided;
    private final Map<String, Artefact> present = new LinkedHashMap<>();
    private final Map<String, Repository> repositories = new LinkedHashMap<>();

    /**
     * A library of which there is one version and another was wanted.
     *
     * @param stays what is on the class path
     * @param wanted what stays away
     * @param partOfKernel whether it is a library that the kernel itself uses
     */
    public record Conflict(Coordinates stays, Coordinates wanted, boolean partOfKernel) {}

    /**
     * What a request changed.
     *
     * @param added what is new, in the order of the class path
     * @param present what was there before
     * @param conflicts what stays away
     */
    public record Addition(List<Artefact> added, List<Artefact> present, List<Conflict> conflicts) {
        public Addition {
            added = List.copyOf(added);
            present = List.copyOf(present);
            conflicts = List.copyOf(conflicts);
        }

        /** What is to be put on the class path. */
        public List<Path> files() {
            return added.stream().map(Artefact::file).toList();
        }
    }

    public SessionLibraries(Maven maven) {
        this.maven = maven;
        this.provided = new ProvidedLibraries(SessionLibraries.class.getClassLoader());
    }

    /** Of a session of whoever runs this process. */
    public static SessionLibraries ofThisUser() {
        return new SessionLibraries(Maven.ofThisUser());
    }

    /** Looks here too from now on. Another repository of the same id goes. */
    public synchronized void addRepository(Repository repository) {
        repositories.put(repository.id(), repository);
    }

    /** What {@link #addRepository} was told, in its order. */
    public synchronized List<Repository> repositories() {
        return List.copyOf(repositories.values());
    }

    /**
     * Resolves and remembers.
     *
     * @return what has to be put on the class path, which is the caller's to do
     * @throws DependencyException if anything is missing; nothing is remembered then
     */
    public Addition add(Request request, Downloads downloads) throws DependencyException {
        return take(maven.resolve(request, downloads));
    }

    /** How coordinates can go on, by what was downloaded before: {@code org.te}, {@code org.test:b}, {@code org.test:box:}. */
    public List<String> completions(String typed) {
        return maven.completions(typed);
    }

    /** The sources of a library, or else its documentation's pages, from where its kind comes from; empty for neither. */
    public Optional<Path> sources(Coordinates library) {
        return Stream.of("sources", "javadoc")
                .flatMap(classifier -> companion(library, classifier).stream())
                .findFirst();
    }

    private Optional<Path> companion(Coordinates library, String classifier) {
        var companion = new Coordinates(library.group(), library.artefact(), "jar", classifier, library.version());
        try {
            Path pom = Files.createTempFile("crema-", ".pom");
            try {
                Files.writeString(pom, PomText.ofAlone(companion));
                return maven.resolve(Request.of(pom, repositories()), Downloads.unseen()).stream()
                        .map(Artefact::file)
                        .findFirst();
            } finally {
                Files.delete(pom);
            }
        } catch (DependencyException | IOException e) {
            // Many a library has none, or there is no network: then there is less to read, and no harm done.
            log.debug("no {} of {}", classifier, library, e);
            return Optional.empty();
        }
    }

    private static boolean isNewer(String version, String than) {
        VersionScheme scheme = new GenericVersionScheme();
        try {
            return scheme.parseVersion(version).compareTo(scheme.parseVersion(than)) > 0;
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException("the scheme takes every version", e);
        }
    }

    private synchronized Addition take(List<Artefact> artefacts) {
        var added = new ArrayList<Artefact>();
        var known = new ArrayList<Artefact>();
        var conflicts = new ArrayList<Conflict>();
        for (Artefact artefact : artefacts) {
            Coordinates wanted = artefact.coordinates();
            Artefact earlier = present.get(wanted.kind());
            Optional<String> ofKernel = earlier == null ? provided.version(wanted) : Optional.empty();
            String version = earlier == null
                    ? ofKernel.orElse("")
                    : earlier.coordinates().version();
            if (version.isEmpty()) {
                present.put(wanted.kind(), artefact);
                added.add(artefact);
            } else if (version.equals(wanted.version())) {
                known.add(artefact);
            } else {
                conflicts.add(new Conflict(wanted.withVersion(version), wanted, ofKernel.isPresent()));
                // Behind the kernel's own it only gives what that lacks, which the libraries that want it may need.
                if (ofKernel.isPresent() && isNewer(wanted.version(), version)) {
                    present.put(wanted.kind(), artefact);
                    added.add(artefact);
                }
            }
        }
        return new Addition(added, known, conflicts);
    }
}
