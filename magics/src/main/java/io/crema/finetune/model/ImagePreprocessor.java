package io.crema.finetune.model;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
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

    @Override
    public boolean reads(Roles roles) {
        return !roles.image().isEmpty();
    }

    @Override
    public List<String> examples(LabelledData data) {
        return data.images();
    }

    @Override
    public Inputs trainingInputs(LabelledData data) {
        return new TrainingPictures(inputs(examples(data)), data.augmentation());
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
