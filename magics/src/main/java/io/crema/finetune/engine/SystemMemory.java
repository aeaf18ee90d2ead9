package io.crema.finetune.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory there still is. */
public final class SystemMemory {
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

    private SystemMemory() {}

    /** Bytes that can be taken: the machine's or, where that is less, the container's; empty if the system does not say. */
    public static OptionalLong available() {
        OptionalLong onLinux = available(MACHINE, CONTAINER);
        return onLinux.isEmpty() && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getFreeMemorySize())
                : onLinux;
    }

    /**
     * As above, by the files in which Linux says it.
     *
     * @param container the folder of its control group, version 2
     */
    static OptionalLong available(Path machine, Path container) {
        OptionalLong ofMachine = first(machine, "MemAvailable:", 1024);
        OptionalLong limit = first(container.resolve("memory.max"), "", 1);
        OptionalLong used = first(container.resolve("memory.current"), "", 1);
        if (ofMachine.isEmpty() || limit.isEmpty() || used.isEmpty()) {
            return ofMachine;
        }
        // files that were read count as used, and make room as soon as it is asked for
        long files =
                first(container.resolve("memory.stat"), "inactive_file ", 1).orElse(0);
        return OptionalLong.of(Math.min(ofMachine.getAsLong(), limit.getAsLong() - used.getAsLong() + files));
    }

    /** The number in the first line that begins so; empty where there is none. */
    private static OptionalLong first(Path file, String beginning, long unit) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(digits -> Long.parseLong(digits) * unit)
                .findFirst();
    }
}
