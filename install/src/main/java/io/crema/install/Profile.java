package io.crema.install;

import java.util.List;

/** For what a kernel is installed: what its JVM does with the machine. */
enum Profile {
    /** One person's own machine: all of Java's compilers, and half of the memory, since tensors lie outside the heap. */
    STANDARD,
    /** Many kernels on one machine: the quick compiler alone, one thread to collect garbage, a small heap. */
    CLASSROOM;

    List<String> jvmOptions() {
        return switch (this) {
            case STANDARD -> List.of("-XX:MaxRAMPercentage=50");
            case CLASSROOM -> List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=10");
        };
    }
}
