package io.crema.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the kernel's process is started, with absolute paths: some front ends replace no placeholder but the connection
 * file's.
 *
 * @param java what runs it
 * @param jar the distribution's jar, absolute
 * @param profile what its JVM does with the machine
 * @param jvmOptions further options, which win over the profile's
 * @param environment variables of its environment, by name
 * @param archive what makes the start faster; empty for none
 */
public record Launch(
        JavaRuntime java,
        Path jar,
        Profile profile,
        List<String> jvmOptions,
        Map<String, String> environment,
        Optional<StartArchive> archive) {

    /** The compiler's recursion needs a deeper stack than a thread has by default. */
    private static final List<String> ALWAYS = List.of(
            "-Djava.awt.headless=true", "-Dai.djl.offline=true", "-Xss4m", "--enable-native-access=ALL-UNNAMED");

    /** Where the JVM says what a crash of native code was about: not in the folder of somebody's notebook. */
    private static final String CRASHES =
            "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "crema-crash-%p.log");

    public Launch {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** As a person wants it who says nothing. */
    static Launch plain(JavaRuntime java, Path jar) {
        return new Launch(java, jar, Profile.STANDARD, List.of(), Map.of(), Optional.empty());
    }

    Launch with(StartArchive made) {
        return new Launch(java, jar, profile, jvmOptions, environment, Optional.of(made));
    }

    /** The command line, the connection file left open. */
    List<String> command() {
        return command(archive.map(StartArchive::useOptions).orElse(List.of()), "{connection_file}");
    }

    /**
     * The command line for a given connection file.
     *
     * @param more options of the JVM besides
     */
    List<String> command(List<String> more, String connectionFile) {
        var arguments = new ArrayList<String>();
        arguments.add(java.executable().toString());
        arguments.addAll(ALWAYS);
        arguments.add(CRASHES);
        arguments.addAll(profile.jvmOptions());
        arguments.addAll(jvmOptions);
        arguments.addAll(more);
        arguments.addAll(List.of("-jar", jar.toString(), "kernel", connectionFile));
        return arguments;
    }
}
