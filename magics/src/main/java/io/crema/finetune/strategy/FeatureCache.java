package io.crema.finetune.strategy;

import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.Safetensors;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Features of a frozen body, kept on disk by what they were computed from. A disk that is full or may not be written to
 * costs no training: what went wrong is told by {@link #trouble}.
 */
public final class FeatureCache {

    /** Keeps nothing. */
    public static final FeatureCache NONE = new FeatureCache(null, 0);

    private static final String TENSOR = "features";
    private static final String ENDING = ".safetensors";

    private final @Nullable Path folder;
    private final long maxBytes;
    private volatile @Nullable String trouble;

    private FeatureCache(@Nullable Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Keeps features in a folder of its own, which is made when it is needed.
     *
     * @param maxBytes when there are more, those that were not used for longest are deleted
     */
    public static FeatureCache in(Path folder, long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a cache needs at least 1 byte, not " + maxBytes);
        }
        return new FeatureCache(folder, maxBytes);
    }

    /**
     * The features of a fingerprint, computed if they are not kept yet.
     *
     * @param fingerprint of all that they depend on, asked for only where features are kept; empty if that is not known,
     *     and nothing is kept then
     */
    float[][] features(Supplier<Optional<String>> fingerprint, Supplier<float[][]> computation) {
        Optional<String> known = folder == null ? Optional.empty() : fingerprint.get();
        if (folder == null || known.isEmpty()) {
            return computation.get();
        }
        Path file = folder.resolve(known.get() + ENDING);
        Optional<float[][]> kept = read(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        float[][] features = computation.get();
        write(folder, file, features);
        return features;
    }

    /** Why features could not be kept, if so; a training goes on with them. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** What a file holds; empty if there is none, or none that can be read: it is made anew then. */
    private Optional<float[][]> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Safetensors.Entry entry;
        try {
            entry = Safetensors.read(file).get(TENSOR);
        } catch (WeightsException e) {
            return Optional.empty();
        }
        if (entry == null || entry.shape().size() != 2) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return Optional.of(rows(entry.toFloats()));
    }

    private static float[][] rows(FloatTensor tensor) {
        int width = Math.toIntExact(tensor.shape().get(1));
        float[][] rows = new float[Math.toIntExact(tensor.shape().get(0))][width];
        var values = tensor.values().duplicate();
        for (float[] row : rows) {
            values.get(row);
        }
        return rows;
    }

    private void write(Path into, Path file, float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        if (4L * rows.length * width > maxBytes) {
            return;
        }
        float[] flat = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * width, width);
        }
        try {
            Files.createDirectories(into);
            List<Long> shape = List.of((long) rows.length, (long) width);
            Safetensors.write(file, Map.of(TENSOR, shape), name -> FloatBuffer.wrap(flat));
            deleteOldest(into, file);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void deleteOldest(Path into, Path newest) throws IOException {
        List<Kept> others = new ArrayList<>();
        long total = Files.size(newest);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(into, "*" + ENDING)) {
            for (Path file : files) {
                Optional<Kept> kept = file.equals(newest) ? Optional.empty() : Kept.of(file);
                kept.ifPresent(others::add);
                total += kept.map(Kept::bytes).orElse(0L);
            }
        }
        others.sort(Comparator.comparing(Kept::used));
        for (Kept oldest : others) {
            if (total <= maxBytes) {
                return;
            }
            total -= oldest.bytes();
            Files.deleteIfExists(oldest.file());
        }
    }

    private record Kept(Path file, long bytes, FileTime used) {

        /** Empty if another process has deleted it. */
        static Optional<Kept> of(Path file) throws IOException {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }
}
