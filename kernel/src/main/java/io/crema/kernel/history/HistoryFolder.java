package io.crema.kernel.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A user's sessions, each in a file that is named by its number and that only the user can read. */
final class HistoryFolder {
    /** Beyond this the oldest sessions are forgotten. */
    static final int MOST_SESSIONS = 1_000;

    private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.history");
    private static final byte[] TITLE = "# the cells of one session of Crema\n".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;

    HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /** The numbers of the sessions that are kept, the oldest first. */
    NavigableSet<Integer> sessions() throws IOException {
        var numbers = new TreeSet<Integer>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> NAME.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(name -> numbers.add(Integer.valueOf(name.group(1))));
            }
        }
        return numbers;
    }

    /** The cells of a session; none if it is not kept. */
    List<Entry> read(int session) throws IOException {
        try {
            return RecordFormat.read(session, new String(Files.readAllBytes(file(session)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            // Another kernel may have forgotten it meanwhile.
            return List.of();
        }
    }

    /** Begins a session whose number is higher than all others'. */
    int begin() throws IOException {
        Files.createDirectories(folder, onlyMine("rwx------"));
        NavigableSet<Integer> kept = sessions();
        int number = kept.isEmpty() ? 1 : kept.last() + 1;
        // Creating the file takes the number; if another kernel was faster, the next one is tried.
        while (!create(file(number))) {
            number++;
        }
        while (kept.size() >= MOST_SESSIONS) {
            Files.deleteIfExists(file(kept.pollFirst()));
        }
        return number;
    }

    private boolean create(Path file) throws IOException {
        try {
            Files.createFile(file, onlyMine("rw-------"));
            Files.write(file, TITLE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    void append(int session, String record) throws IOException {
        Files.writeString(file(session), record, StandardOpenOption.APPEND);
    }

    private Path file(int session) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.history", session));
    }

    private FileAttribute<?>[] onlyMine(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
