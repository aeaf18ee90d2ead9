package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.Features;
import io.crema.finetune.baseline.LogisticRegression;
import io.crema.finetune.baseline.TextClassifier;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Images;
import io.crema.finetune.data.image.ResizedImages;
import java.util.List;

/** Logistic regression on the bare pixels of pictures, in grey at 28 x 28: what can be told without any model. */
public record PixelLogisticRegression() implements Baseline {
    private static final ImageProcessing SEEN = ImageProcessing.square(1, 28);

    @Override
    public String name() {
        return "pixels + logistic regression";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        LabelledData checked = training.checked();
        return LogisticRegression.of(checked, checked.images(), PixelLogisticRegression::features);
    }

    private static Features features(List<String> references) {
        ResizedImages pictures = ResizedImages.of(Images.of(references), SEEN, Long.MAX_VALUE);
        if (!pictures.broken().isEmpty()) {
            throw DataException.brokenPictures(pictures.size(), pictures.broken());
        }
        float[][] pixels = new float[pictures.size()][SEEN.length()];
        for (int row = 0; row < pixels.length; row++) {
            SEEN.write(SEEN.cropped(pictures.get(row)), pixels[row], 0);
        }
        return Features.dense(pixels);
    }
}
