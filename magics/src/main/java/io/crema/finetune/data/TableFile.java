package io.crema.finetune.data;

import io.crema.finetune.names.Nearest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.Table;

/** A file that holds a table: opens it, decodes it, and leaves the format to the one who reads it. */
final class TableFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> SUFFIXES = List.of(".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".txt");
    private static final int FILES_NAMED = 5;

    private TableFile() {}

    /** @param header of a file with separated cells; objects in JSON name their columns themselves */
    static Table read(Path file, Header header) {
        String text = text(file);
        String name = file.getFileName().toString();
        return switch (suffix(name)) {
            case ".jsonl", ".ndjson", ".json" -> JsonLines.read(name, text);
            case ".tsv" -> Delimited.tabs(text).read(name, text, header);
            case ".csv" -> Delimited.sniff(text).read(name, text, header);
            default ->
                text.stripLeading().startsWith("{")
                        ? JsonLines.read(name, text)
                        : Delimited.sniff(text).read(name, text, header);
        };
    }

    /** The file's name without its suffixes: {@code reviews} for {@code data/reviews.csv.gz}. */
    static String nameOf(Path file) {
        String name = withoutGz(file.getFileName().toString());
        String suffix = suffix(name);
        return name.substring(0, name.length() - suffix.length());
    }

    private static String suffix(String name) {
        String lower = withoutGz(name).toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().filter(lower::endsWith).findFirst().orElse("");
    }

    private static String withoutGz(String name) {
        return isPacked(name) ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static boolean isPacked(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw missing(file.toAbsolutePath().normalize());
        }
        try {
            String text = decode(bytes(file));
            if (text.indexOf('\0') >= 0) {
                throw new CharacterCodingException();
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(
                    "%s is no table that can be read: it is not UTF-8 text".formatted(file),
                    "Save it as .csv, .tsv or .jsonl in UTF-8.",
                    e);
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!isPacked(file.getFileName().toString())) {
            return bytes;
        }
        if (bytes.length < 2
                || ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort()
                        != (short) GZIPInputStream.GZIP_MAGIC) {
            throw new DataException(
                    "%s is not packed with gzip".formatted(file), "Pack it again, or take .gz off its name.");
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unpacked.readAllBytes();
        }
    }

    /** Unlike {@code new String}, says so when the bytes are not UTF-8. */
    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static DataException missing(Path absolute) {
        if (Files.isDirectory(absolute)) {
            return PictureFiles.areIn(absolute)
                    ? new DataException(
                            absolute + " has pictures, but no folders that tell their labels",
                            "Put them into a folder for each label, such as " + absolute.resolve("cat/1.png")
                                    + "; or list them in a table with the columns image and label.")
                    : new DataException(absolute + " is a folder", tablesIn(absolute));
        }
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return new DataException("no file " + absolute, "There is no folder %s either.".formatted(folder));
        }
        String name = absolute.getFileName().toString();
        List<String> known = new ArrayList<>(filesIn(folder));
        known.addAll(BundledData.names());
        return new DataException(
                "no file " + absolute,
                Nearest.to(name, known).map("Did you mean \"%s\"?"::formatted).orElseGet(() -> tablesIn(folder)));
    }

    private static String tablesIn(Path folder) {
        List<String> tables =
                filesIn(folder).stream().filter(name -> !suffix(name).isEmpty()).toList();
        if (tables.isEmpty()) {
            return "There is no .csv, .tsv or .jsonl file in %s.".formatted(folder);
        }
        String more = tables.size() > FILES_NAMED ? " and %d more".formatted(tables.size() - FILES_NAMED) : "";
        String named = String.join(", ", tables.subList(0, Math.min(FILES_NAMED, tables.size())));
        return "Tables in %s: %s%s.".formatted(folder, named, more);
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DataException.unreadable(folder, e);
        }
    }
}
