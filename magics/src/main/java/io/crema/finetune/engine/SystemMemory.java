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
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

    private SystemMemory() {}

    /** Bytes that can be taken: the machine's or, where that is less, the container's; empty if the system does not say. */
    public static OptionalLong available() {
        OptionalLong machine = first(MACHINE, "MemAvailable:", 1024);
        if (machine.isEmpty()) {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? OptionalLong.of(system.getFreeMemorySize())
                    : machine;
        }
        OptionalLong limit = first(LIMIT, "", 1);
        OptionalLong used = first(USED, "", 1);
        return limit.isPresent() && used.isPresent()
                ? OptionalLong.of(Math.min(machine.getAsLong(), limit.getAsLong() - used.getAsLong()))
                : machine;
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
