package io.crema.magics;

import io.crema.kernel.magic.MagicArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a magic is to write when its work is done. */
final class OutputFile {
    private OutputFile() {}

    /** The file that an option names. It is a problem before the work if nothing can be written there. */
    static Optional<Path> named(MagicArguments arguments, String option) {
        Optional<Path> file = arguments.optionalText(option).map(Path::of);
        file.filter(path -> !isWritable(path.toAbsolutePath()))
                .ifPresent(path -> arguments.problem(
                        option + ": cannot write " + path + ": name a file in a folder that may be written to"));
        return file;
    }

    /** Folders that are not there yet are made. */
    private static boolean isWritable(Path file) {
        if (Files.exists(file)) {
            return !Files.isDirectory(file) && Files.isWritable(file);
        }
        Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }
}
