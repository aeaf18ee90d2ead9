package io.crema.finetune.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Pictures at a model's working size. Each is read once; as many as fit into memory stay there as bytes, and the others are
 * read again when they are asked for. Several threads may ask at once.
 */
public final class ResizedImages {
    private final Images images;
    private final ImageProcessing processing;
    private final long budget;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicReferenceArray<@Nullable Pixels> memory;
    private final List<Images.Broken> broken;

    private ResizedImages(Images images, ImageProcessing processing, long budget) {
        this.images = images;
        this.processing = processing;
        this.budget = budget;
        this.memory = new AtomicReferenceArray<>(images.size());
        this.broken = images.visit(this::keep);
    }

    /**
     * Reads all pictures.
     *
     * @param budget how many bytes may stay in memory
     */
    public static ResizedImages of(Images images, ImageProcessing processing, long budget) {
        return new ResizedImages(images, processing, budget);
    }

    private void keep(int row, Pixels picture) {
        Pixels resized = processing.resized(picture);
        if (kept.addAndGet(resized.samples().length) <= budget) {
            memory.set(row, resized);
        }
    }

    /** The pictures that cannot be read. */
    public List<Images.Broken> broken() {
        return broken;
    }

    public ImageProcessing processing() {
        return processing;
    }

    public int size() {
        return images.size();
    }

    /**
     * A picture at its working size.
     *
     * @throws UncheckedIOException if the file has changed since and cannot be read any more
     */
    public Pixels get(int row) {
        Pixels resized = memory.get(row);
        if (resized != null) {
            return resized;
        }
        try {
            return processing.resized(images.get(row));
        } catch (IOException e) {
            throw new UncheckedIOException(images.reference(row) + " cannot be read any more", e);
        }
    }
}
