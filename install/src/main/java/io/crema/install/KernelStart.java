package io.crema.install;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * {@code kernel CONNECTION_FILE}: starts the kernel, its log led into files.
 *
 * <p>The log goes to {@link Environment#logs()}, so that it never reaches a cell: up to three files of a megabyte for
 * each kernel that runs at the same time.
 */
final class KernelStart {
    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 3;

    private KernelStart() {}

    /** Returns when the kernel is shut down. */
    public static void main(String[] args) throws Exception {
        logToFiles(Environment.ofThisProcess());
        io.crema.kernel.Main.main(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void logToFiles(Environment environment) {
        var root = Logger.getLogger("");
        try {
            Files.createDirectories(environment.logs());
            // java.util.logging's pattern: %u tells kernels that run at once apart, %g counts a kernel's files
            var pattern = environment.logs().toString().replace("%", "%%") + "/kernel-%u.%g.log";
            var file = new FileHandler(pattern, FILE_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setEncoding("UTF-8");
            for (var handler : root.getHandlers()) {
                if (handler instanceof ConsoleHandler) {
                    root.removeHandler(handler);
                }
            }
            root.addHandler(file);
        } catch (IOException unwritable) {
            // the console is then the front end's terminal, still no cell
            root.log(Level.WARNING, "the kernel's log stays on the console: " + environment.logs(), unwritable);
        }
    }
}
