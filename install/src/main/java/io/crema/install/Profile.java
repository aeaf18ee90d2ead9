package io.crema.install;

import java.util.List;

/** For what a kernel is installed: what its JVM does with the machine. */
enum Profile {
    /**
     * One person's own machine: all of Java's compilers, and half of the memory, since tensors lie outside the heap. What
     * a collection leaves empty goes back to the system, but for a part.
     */
    STANDARD,
    /** Many kernels on one machine: the quick compiler alone, one thread to collect garbage, a small heap. */
    CLASSROOM;

    /** Options that every JVM has which can run the kernel. */
    List<String> jvmOptions() {
        return switch (this) {
            case STANDARD -> List.of("-XX:MaxRAMPercentage=50", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40");
            case CLASSROOM -> List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=10");
        };
    }
}
