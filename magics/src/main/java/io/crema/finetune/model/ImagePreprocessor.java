package io.crema.finetune.model;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Images;
import java.util.List;

/** Brings pictures to the size and the numbers that a model takes. */
public record ImagePreprocessor(ImageProcessing processing) implements Preprocessor {

    /**
     * Pictures by {@linkplain Images reference}.
     *
     * @throws DataException naming those that cannot be read
     */
    @Override
    public ImageInputs inputs(List<String> examples) {
        return ImageInputs.of(Images.of(examples), processing);
    }

    /** @throws DataException also if the data has no pictures */
    @Override
    public Inputs inputs(LabelledData data) {
        return inputs(data.images());
    }

    @Override
    public Inputs trainingInputs(LabelledData data) {
        return new TrainingPictures(ImageInputs.of(Images.of(data.images()), processing), data.augmentation());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.pictures(this);
    }

    @Override
    public String kind() {
        return "pictures";
    }

    @Override
    public String limit() {
        return "pictures, at " + processing.crop().height() + " x "
                + processing.crop().width() + " pixels" + (processing.channels() == 1 ? " in grey" : "");
    }

    @Override
    public void close() {}
}
