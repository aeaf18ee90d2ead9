package io.crema.finetune.model;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import java.util.List;
import java.util.OptionalInt;

/** Turns examples as people have them into what a model takes. Closing it frees what it holds. */
public sealed interface Preprocessor extends AutoCloseable
        permits TextPreprocessor, ImagePreprocessor, TablePreprocessor, FeaturePreprocessor {

    /** Examples without labels: texts, or the paths of pictures. */
    Inputs inputs(List<String> examples);

    /** Whether data with such roles has examples of the kind that it takes. */
    default boolean reads(Roles roles) {
        return !roles.text().isEmpty();
    }

    /**
     * The examples of labelled data, as it takes them.
     *
     * @throws DataException if the data has none of their kind
     */
    default List<String> examples(LabelledData data) {
        return data.texts();
    }

    /** As {@link #inputs(List)}, of the {@linkplain #examples examples} of labelled data. */
    default Inputs inputs(LabelledData data) {
        return inputs(examples(data));
    }

    /**
     * The examples of labelled data to learn from, which may change at random from epoch to epoch.
     *
     * @throws DataException also if they are to change, and are of a kind that cannot
     */
    default Inputs trainingInputs(LabelledData data) {
        if (!data.augmentation().isNone()) {
            throw new DataException(
                    data.name() + " is to be changed at random while it is learned (" + data.augmentation()
                            + "), which goes with pictures, and this model reads " + kind(),
                    "Leave the augmentation out.");
        }
        return inputs(data);
    }

    /** What examples are, for people: {@code texts}. */
    default String kind() {
        return "texts";
    }

    /** What is done to an example that is too large, for people: {@code texts up to 128 tokens}. */
    String limit();

    /** The most tokens of an example; empty where examples are not cut. */
    default OptionalInt maxLength() {
        return OptionalInt.empty();
    }

    /** Asks for what depends on the kind of example. */
    <T> T accept(Visitor<T> visitor);

    /** An answer for each kind of example. */
    interface Visitor<T> {
        T texts(TextPreprocessor texts);

        T pictures(ImagePreprocessor pictures);

        T table(TablePreprocessor table);

        T numbers(FeaturePreprocessor numbers);
    }

    @Override
    void close();
}
