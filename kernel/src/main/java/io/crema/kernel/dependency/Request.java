package io.crema.kernel.dependency;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What to resolve together, and how.
 *
 * @param pom the POM that asks for it
 * @param scopes of the POM's own dependencies those that are wanted, such as {@code compile} and {@code runtime}
 * @param repositories where to look besides the user's and the POM's, first of all
 * @param offline whether to use nothing but the local repository; the user's settings may ask for it too
 * @param anyChecksum whether to take files whose checksum is wrong or missing
 */
public record Request(
        Path pom, Set<String> scopes, List<Repository> repositories, boolean offline, boolean anyChecksum) {
    /** What a program needs to run. */
    public static final Set<String> RUNTIME = Set.of("compile", "runtime", "system");

    public Request {
        scopes = Set.copyOf(scopes);
        repositories = List.copyOf(repositories);
    }

    /** What a program needs to run, from the user's repositories and these. */
    public static Request of(Path pom, List<Repository> repositories) {
        return new Request(pom, RUNTIME, repositories, false, false);
    }

    public Request withScopes(Set<String> wanted) {
        return new Request(pom, wanted, repositories, offline, anyChecksum);
    }

    public Request with(boolean stayOffline, boolean acceptAnyChecksum) {
        return new Request(pom, scopes, repositories, stayOffline, acceptAnyChecksum);
    }
}
