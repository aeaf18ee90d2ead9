package io.crema.kernel.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes a jar has, read from the directory at its end alone: opening jars as file systems, as the compiler does,
 * takes a quarter of the time that a session needs to start.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">The ZIP file format, 4.3.12 and 4.3.16</a>
 */
final class JarDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final byte[] CLASS = ".class".getBytes(StandardCharsets.US_ASCII);
    /** Where a multi-release jar has the classes for newer JDKs. */
    private static final Pattern VERSION = Pattern.compile("^META-INF/versions/\\d+/?");

    private final byte[] bytes;
    private final ByteBuffer numbers;
    /** Where the next entry begins; the present one's name, the end of its folder, and whether the one before had another. */
    private int next;

    private int name;
    private int nameEnd;
    private int folderEnd;
    private boolean folderIsNew;

    private JarDirectory(byte[] bytes) {
        this.bytes = bytes;
        this.numbers = numbers(bytes);
    }

    /**
     * Reads a jar's directory.
     *
     * @throws IOException if the file cannot be read, is no jar, or is one of more than 65,534 entries or 2 GB
     */
    static JarDirectory of(Path jar) throws IOException {
        try (var file = FileChannel.open(jar)) {
            int length = (int) Math.min(file.size(), END_BYTES + LONGEST_COMMENT);
            long from = file.size() - length;
            ByteBuffer tail = numbers(read(file, from, length));
            int end = length - END_BYTES;
            while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
                end--;
            }
            if (end < 0) {
                throw new IOException("no zip file: " + jar);
            }
            int entries = Short.toUnsignedInt(tail.getShort(end + 10));
            int size = tail.getInt(end + 12);
            if (entries == 0xffff || size < 0 || size > from + end) {
                throw new IOException("a zip file of the larger format, or a damaged one: " + jar);
            }
            // Not at the position that it states: whatever stands before the archive's beginning shifts that.
            return new JarDirectory(read(file, from + end - size, size));
        }
    }

    private static byte[] read(FileChannel file, long from, int length) throws IOException {
        var bytes = new byte[length];
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (file.read(rest, from + rest.position()) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return bytes;
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The packages that have classes, the unnamed one as an empty name. */
    Set<String> packages() throws IOException {
        var packages = new HashSet<String>();
        rewind();
        while (nextClass()) {
            if (folderIsNew) {
                packages.add(packageOfFolder());
            }
        }
        return packages;
    }

    /** The simple names of a package's classes. */
    Set<String> classes(String packageName) throws IOException {
        var classes = new LinkedHashSet<String>();
        boolean wanted = false;
        rewind();
        while (nextClass()) {
            if (folderIsNew) {
                wanted = packageOfFolder().equals(packageName);
            }
            if (wanted) {
                int simpleName = folderEnd == name ? name : folderEnd + 1;
                classes.add(text(simpleName, nameEnd - CLASS.length));
            }
        }
        return classes;
    }

    private void rewind() {
        next = 0;
        name = 0;
        folderEnd = -1;
    }

    /** Goes on to the next class, if there is one. */
    private boolean nextClass() throws IOException {
        int folder = name;
        int end = folderEnd;
        do {
            if (next + ENTRY_BYTES > bytes.length || numbers.getInt(next) != ENTRY_SIGNATURE) {
                return false;
            }
            name = next + ENTRY_BYTES;
            nameEnd = name + unsigned(next + 28);
            next = nameEnd + unsigned(next + 30) + unsigned(next + 32);
            if (next > bytes.length) {
                throw new IOException("a directory that is damaged");
            }
        } while (!isClass());
        folderEnd = nameEnd - 1;
        while (folderEnd > name && bytes[folderEnd] != '/') {
            folderEnd--;
        }
        // Neighbours mostly share their folder, and most of the time goes into making its name.
        folderIsNew = end < 0 || !Arrays.equals(bytes, name, folderEnd, bytes, folder, end);
        return true;
    }

    private boolean isClass() {
        return nameEnd - name > CLASS.length
                && Arrays.equals(bytes, nameEnd - CLASS.length, nameEnd, CLASS, 0, CLASS.length);
    }

    private String packageOfFolder() {
        String folder = text(name, folderEnd);
        return VERSION.matcher(folder).replaceFirst("").replace('/', '.');
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(numbers.getShort(at));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
