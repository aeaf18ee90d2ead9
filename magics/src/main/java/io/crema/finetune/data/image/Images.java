package io.crema.finetune.data.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Pictures by reference: the path of a file, or {@code train-images-idx3-ubyte.gz#17} for a picture inside an IDX file.
 * A file is read when a picture of it is asked for; IDX files stay in memory. Several threads may ask at once.
 */
public final class Images {
    private final List<String> references;
    private final Map<Path, IdxFile> opened = new HashMap<>();

    /** A picture that cannot be shown, and why. */
    public record Broken(int row, String reference, String reason) {}

    private Images(List<String> references) {
        this.references = List.copyOf(references);
    }

    public static Images of(List<String> references) {
        return new Images(references);
    }

    /** The reference of a picture inside an IDX file. */
    public static String reference(Path idxFile, int row) {
        return idxFile + "#" + row;
    }

    public int size() {
        return references.size();
    }

    public String reference(int row) {
        return references.get(row);
    }

    /**
     * Reads a picture.
     *
     * @throws IOException if it is missing or broken
     */
    public Pixels get(int row) throws IOException {
        String reference = references.get(row);
        int mark = reference.lastIndexOf('#');
        if (mark > 0 && reference.substring(mark + 1).matches("\\d{1,9}")) {
            Path file = Path.of(reference.substring(0, mark));
            if (IdxFile.isCalledSo(file)) {
                return inside(file, Integer.parseInt(reference.substring(mark + 1)));
            }
        }
        Path file = Path.of(reference);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(reference, null, Files.isDirectory(file) ? "is a folder" : "no such file");
        }
        return ImageDecoder.decode(file);
    }

    private Pixels inside(Path file, int index) throws IOException {
        IdxFile pictures;
        synchronized (opened) {
            if (!opened.containsKey(file)) {
                opened.put(file, IdxFile.read(file));
            }
            pictures = opened.get(file);
        }
        if (!pictures.holdsPictures() || index >= pictures.size()) {
            throw new IOException(
                    pictures.holdsPictures()
                            ? "has " + pictures.size() + " pictures, the last is #" + (pictures.size() - 1)
                            : "holds no pictures");
        }
        return pictures.picture(index);
    }

    /** Gives the bytes of every picture, in the order of rows; the reference itself where there is no such picture. */
    public void contents(Consumer<byte[]> digest) {
        for (int row = 0; row < size(); row++) {
            digest.accept(content(row));
        }
    }

    private byte[] content(int row) {
        try {
            Path file = Path.of(references.get(row));
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : get(row).samples();
        } catch (IOException e) {
            return references.get(row).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What is done with pictures, one at a time. */
    public interface Visitor {

        /** Sees a picture; called on several threads, in any order. */
        void see(int row, Pixels picture);
    }

    /** Reads every picture, on all processors, and gives those that cannot be read, in the order of rows. */
    public List<Broken> visit(Visitor visitor) {
        return IntStream.range(0, size())
                .parallel()
                .mapToObj(row -> {
                    try {
                        visitor.see(row, get(row));
                        return List.<Broken>of();
                    } catch (IOException e) {
                        return List.of(new Broken(row, references.get(row), reason(e)));
                    }
                })
                .flatMap(List::stream)
                .toList();
    }

    /** The pictures that cannot be read. */
    public List<Broken> broken() {
        return visit((row, picture) -> {});
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException missing
                ? String.valueOf(missing.getReason())
                : String.valueOf(e.getMessage());
    }
}
