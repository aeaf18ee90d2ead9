package io.crema.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code install} takes about the kernel's process. */
final class LaunchOptions {
    /**
     * Lets the C library give back, once a minute, what the JVM and the native engine have freed: its arenas keep that
     * otherwise, and a kernel of many cells grows by it. JDKs have it from 22 on, later ones of 17 and 21 too.
     *
     * @see <a href="https://bugs.openjdk.org/browse/JDK-8293114">JDK-8293114, JVM should trim the native heap</a>
     */
    private static final String GIVE_BACK = "-XX:TrimNativeHeapInterval=60000";

    @Option(names = "--java", paramLabel = "PATH", description = "The java to run the kernel with (the running one).")
    private @Nullable Path java;

    @Option(
            names = "--profile",
            paramLabel = "standard|classroom",
            converter = ProfileConverter.class,
            defaultValue = "standard",
            description = "classroom: many kernels on one machine, with the quick compiler alone.")
    private Profile profile = Profile.STANDARD;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable of the kernel's environment, such as IJAVA_CLASSPATH=lib/*.jar. Can be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--jvm-opt",
            paramLabel = "OPTION",
            description = "An option of the kernel's JVM, such as --jvm-opt=-Xmx4g. Can be repeated.")
    private List<String> jvmOptions = new ArrayList<>();

    /** The java that they name, or else the running one. */
    JavaRuntime java(Environment environment) {
        return java == null ? JavaRuntime.running(environment.platform()) : JavaRuntime.probe(java);
    }

    /** The launch that they describe. */
    Launch launch(JavaRuntime runtime, Path jar) {
        List<String> options = new ArrayList<>(runtime.knows(GIVE_BACK) ? List.of(GIVE_BACK) : List.of());
        options.addAll(jvmOptions);
        return new Launch(runtime, jar, profile, options, variables, Optional.empty());
    }
}
