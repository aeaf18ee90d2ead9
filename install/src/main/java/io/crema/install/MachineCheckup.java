package io.crema.install;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at what the kernel needs of the machine.
 *
 * @param environment the surroundings
 */
record MachineCheckup(Environment environment) {
    private static final long ENOUGH_BYTES = 2_000_000_000L;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final int MILLIS_TO_CONNECT = 2000;

    Finding java() {
        try {
            var running = JavaRuntime.running(environment.platform());
            return Finding.ok("Java", running.feature() + " at " + running.executable());
        } catch (InstallException unusable) {
            var lines = String.valueOf(unusable.getMessage()).lines().toList();
            return Finding.ill("Java", lines.get(0), lines.get(lines.size() - 1));
        }
    }

    /** A kernel and its front end talk through sockets of this machine. */
    Finding sockets() {
        var loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, loopback);
                var client = new Socket()) {
            client.connect(server.getLocalSocketAddress(), MILLIS_TO_CONNECT);
            return Finding.ok("Sockets", loopback.getHostAddress() + " answers");
        } catch (IOException refused) {
            return Finding.ill(
                    "Sockets",
                    "no connection within this machine: " + refused.getMessage(),
                    "allow connections to " + loopback.getHostAddress() + " in the firewall");
        }
    }

    /** Charts are drawn with Java's own fonts, which need a library of the system. */
    Finding fonts() {
        var picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        try {
            Graphics2D pen = picture.createGraphics();
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
            pen.setColor(Color.WHITE);
            pen.drawString("Crema", 1, 15);
            pen.dispose();
        } catch (RuntimeException | LinkageError | InternalError broken) {
            return Finding.ill(
                    "Fonts",
                    "Java cannot draw text: " + broken,
                    "install them: apt-get install fontconfig libfreetype6");
        }
        boolean drawn = IntStream.range(0, 800).anyMatch(i -> picture.getRGB(i % 40, i / 40) != 0xff000000);
        return drawn
                ? Finding.ok("Fonts", "text can be drawn")
                : Finding.ill("Fonts", "text comes out empty", "install a font: apt-get install fonts-dejavu-core");
    }

    /** The library that tensors live in is in the distribution, for one platform. */
    Finding engine(Distribution distribution) {
        var wanted = platform();
        var libraries = distribution.home().resolve("lib");
        try (var jars = Files.list(libraries)) {
            Optional<String> engine = jars.map(jar -> String.valueOf(jar.getFileName()))
                    .filter(jar -> jar.startsWith("pytorch-native-cpu-"))
                    .findFirst();
            if (engine.isEmpty()) {
                return Finding.ill("Native engine", "no libtorch in " + libraries, "build again: mvn clean package");
            }
            return engine.get().endsWith(wanted + ".jar")
                    ? Finding.ok("Native engine", engine.get())
                    : Finding.ill(
                            "Native engine",
                            engine.get() + " is for another machine than this, " + wanted,
                            "build the distribution on this machine: mvn clean package");
        } catch (IOException unreadable) {
            return Finding.ill(
                    "Native engine", "cannot read " + libraries, "unpack the distribution again, with its folder lib");
        }
    }

    Finding disk() {
        try {
            var free = Files.getFileStore(environment.home()).getUsableSpace();
            var shown = String.format(Locale.ROOT, "%.1f GB free in %s", free / BYTES_PER_GIGABYTE, environment.home());
            return free >= ENOUGH_BYTES
                    ? Finding.ok("Disk", shown)
                    : Finding.ill("Disk", shown, "make room: models and the native engine take 2 GB");
        } catch (IOException unreadable) {
            return Finding.ill("Disk", "no home folder at " + environment.home(), "create it");
        }
    }

    /** Where the native engine is unpacked on its first use. */
    Finding cache() {
        var cache =
                environment.folder("DJL_CACHE_DIR").orElse(environment.home().resolve(".djl.ai"));
        Path present = cache.toAbsolutePath();
        while (present.getParent() != null && !Files.exists(present)) {
            present = present.getParent();
        }
        return Files.isWritable(present) && Files.isDirectory(present)
                ? Finding.ok("Cache", cache.toString())
                : Finding.ill("Cache", "cannot write to " + cache, "name another folder: --env DJL_CACHE_DIR=DIR");
    }

    private String platform() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var machine = arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x86_64";
        return switch (environment.platform()) {
            case LINUX -> "linux-" + machine;
            case MAC -> "osx-" + machine;
            case WINDOWS -> "win-" + machine;
        };
    }
}
