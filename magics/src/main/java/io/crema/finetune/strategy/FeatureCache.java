package io.crema.finetune.strategy;

import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.Safetensors;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Features of a frozen body, kept on disk by what they were computed from. */
public final class FeatureCache {

    /** Keeps nothing. */
    public static final FeatureCache NONE = new FeatureCache(null, 0);

    private static final String TENSOR = "features";
    private static final String ENDING = ".safetensors";

    private final @Nullable Path folder;
    private final long maxBytes;

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

    /** What a file holds; empty if there is none, or none that can be read: it is made anew then. */
    private static Optional<float[][]> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Safetensors.Entry entry = Safetensors.read(file).get(TENSOR);
            if (entry == null || entry.shape().size() != 2) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(rows(entry.toFloats()));
        } catch (WeightsException | IOException e) {
            return Optional.empty();
        }
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
        float[] flat = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * width, width);
        }
        if (4L * flat.length > maxBytes) {
            return;
        }
        try {
            Files.createDirectories(into);
            Safetensors.write(file, Map.of(TENSOR, FloatTensor.of(flat, rows.length, width)));
            deleteOldest(into, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep features in " + into + ": " + e.getMessage(), e);
        }
    }

    private void deleteOldest(Path into, Path newest) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(into)) {
            files = all.filter(file -> file.toString().endsWith(ENDING) && !file.equals(newest))
                    .sorted(Comparator.comparing(FeatureCache::lastUse))
                    .toList();
        }
        long total = Files.size(newest);
        for (Path file : files) {
            total += Files.size(file);
        }
        for (Path file : files) {
            if (total <= maxBytes) {
                return;
            }
            total -= Files.size(file);
            Files.delete(file);
        }
    }

    private static FileTime lastUse(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
