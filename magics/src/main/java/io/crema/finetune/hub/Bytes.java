package io.crema.finetune.hub;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Bytes {
    private static final double KILO = 1000;

    private Bytes() {}

    /** {@code 812 bytes}, {@code 12 kB}, {@code 90.9 MB}, {@code 1.23 GB}. */
    static String of(long bytes) {
        if (bytes < KILO) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        if (bytes < KILO * KILO) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / KILO);
        }
        return bytes < KILO * KILO * KILO
                ? String.format(Locale.ROOT, "%.1f MB", bytes / (KILO * KILO))
                : String.format(Locale.ROOT, "%.2f GB", bytes / (KILO * KILO * KILO));
    }
}
