package io.crema.install;

import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a start, loaded and linked once at install time: what the JVM finds in it, it neither reads from jars nor
 * verifies. It belongs to one JDK and one distribution. One that is missing, damaged or made for another costs the start
 * its speed and nothing else.
 *
 * @param file where it is, absolute
 * @param feature the feature number of the JDK that it is made by and for
 * @see <a href="https://openjdk.org/jeps/350">JEP 350, dynamic class data sharing archives</a>
 * @see <a href="https://openjdk.org/jeps/514">JEP 514, ahead-of-time caches</a>
 */
public record StartArchive(Path file, int feature) {
    /** The first JDK that makes an ahead-of-time cache in one run. */
    private static final int FIRST_WITH_CACHE = 25;

    /** The archive of a kernelspec. */
    static StartArchive in(Path kernelspec, JavaRuntime java) {
        String name = java.feature() >= FIRST_WITH_CACHE ? "start.aot" : "start.jsa";
        return new StartArchive(kernelspec.resolve(name), java.feature());
    }

    /** The options of the run whose classes go into it. */
    List<String> makeOptions() {
        return List.of(isCache() ? "-XX:AOTCacheOutput=" + file : "-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable");
    }

    /**
     * The options of a start that uses it. The JVM's log is off, for it would warn on the kernel's output of an archive
     * that does not fit.
     */
    List<String> useOptions() {
        return isCache()
                ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=auto", "-Xlog:disable")
                : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:disable");
    }

    private boolean isCache() {
        return feature >= FIRST_WITH_CACHE;
    }
}
