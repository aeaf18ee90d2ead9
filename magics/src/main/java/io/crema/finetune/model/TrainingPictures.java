package io.crema.finetune.model;

import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Mixing;
import io.crema.finetune.data.image.Pixels;
import io.crema.finetune.data.image.Prefetch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to learn from: changed at random in every epoch, and made ready on other threads ahead of the step that takes
 * them. Outside an epoch they are as they are.
 */
final class TrainingPictures implements Inputs {
    private final ImageInputs pictures;
    private final Augmentation augmentation;
    private @Nullable Prefetch<int[], float[]> ahead;

    TrainingPictures(ImageInputs pictures, Augmentation augmentation) {
        this.pictures = pictures;
        this.augmentation = augmentation;
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public int cost(int row) {
        return pictures.cost(row);
    }

    /** Of the pictures as they are. */
    @Override
    public Optional<String> fingerprint() {
        return pictures.fingerprint();
    }

    @Override
    public void begin(Epoch epoch) {
        ahead = epoch.batches().isEmpty() ? null : new Prefetch<>(epoch.batches(), rows -> numbers(rows, epoch));
    }

    private float[] numbers(int[] rows, Epoch epoch) {
        ImageProcessing processing = pictures.pictures().processing();
        float[] numbers = new float[rows.length * processing.length()];
        for (int b = 0; b < rows.length; b++) {
            Pixels resized = pictures.pictures().get(rows[b]);
            Pixels seen = augmentation.of(resized, processing, epoch.seed(), rows[b]);
            processing.write(seen, numbers, b * processing.length());
        }
        if (augmentation.mixup() > 0) {
            Mixing.of(augmentation.mixup(), rows, epoch.seed()).apply(numbers);
        }
        return numbers;
    }

    @Override
    public Batch batch(int... rows) {
        return ahead == null ? pictures.batch(rows) : pictures.batch(ahead.get(rows), rows.length);
    }
}
