package io.crema.finetune.model;

import ai.djl.ndarray.types.Shape;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Images;
import io.crema.finetune.data.image.Pixels;
import io.crema.finetune.data.image.ResizedImages;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures as numbers. A batch is FLOAT32 (B, channels, height, width).
 *
 * @param pictures at their working size
 */
public record ImageInputs(ResizedImages pictures) implements Inputs {

    /**
     * Reads every picture once.
     *
     * @throws DataException naming those that cannot be read
     */
    static ImageInputs of(Images images, ImageProcessing processing) {
        ResizedImages pictures =
                ResizedImages.of(images, processing, Runtime.getRuntime().maxMemory() / 4);
        refuse(images, pictures.broken());
        return new ImageInputs(pictures);
    }

    private static void refuse(Images images, List<Images.Broken> broken) {
        if (!broken.isEmpty()) {
            throw DataException.brokenPictures(images.size(), broken);
        }
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public int cost(int row) {
        return 1;
    }

    /** Of the numbers that a model takes of them, wherever their files are. */
    @Override
    public Optional<String> fingerprint() {
        var fingerprint = new Fingerprint();
        IntStream.range(0, size())
                .parallel()
                .mapToObj(row -> new Fingerprint().with(numbers(row)).hex())
                .forEachOrdered(fingerprint::with);
        return Optional.of(fingerprint.hex());
    }

    @Override
    public Batch batch(int... rows) {
        return batch(numbers(rows), rows.length);
    }

    private float[] numbers(int... rows) {
        ImageProcessing processing = pictures.processing();
        float[] numbers = new float[rows.length * processing.length()];
        for (int b = 0; b < rows.length; b++) {
            Pixels seen = processing.cropped(pictures.get(rows[b]));
            processing.write(seen, numbers, b * processing.length());
        }
        return numbers;
    }

    /** A batch of numbers that were computed already. */
    Batch batch(float[] numbers, int size) {
        ImageProcessing processing = pictures.processing();
        var shape = new Shape(
                size,
                processing.channels(),
                processing.crop().height(),
                processing.crop().width());
        return Batch.of(manager -> List.of(manager.create(numbers, shape)));
    }
}
