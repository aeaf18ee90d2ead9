package io.crema.finetune.model;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.weights.ModelSource;
import java.util.List;

/** A body for pictures: normalised pixels in, a vector for the picture out. */
public interface ImageBackbone extends Backbone {

    /** How many colours a pixel has: 3, or 1 for grey. */
    int channels();

    /** The height and width that pictures are brought to, in pixels. */
    int imageSize();

    /**
     * The forward pass.
     *
     * @param scope where the weights are named, at {@link #prefix()}
     * @param pixels FLOAT32 (B, channels, imageSize, imageSize)
     * @return (B, C)
     */
    Tensor features(Scope scope, Tensor pixels);

    @Override
    default List<Tensor> inputs(Graph graph) {
        return List.of(graph.input(Dtype.FLOAT32, "B", channels(), imageSize(), imageSize()));
    }

    @Override
    default Tensor features(Scope root, List<Tensor> inputs, Pooling pooling) {
        return features(root.in(prefix()), inputs.get(0));
    }

    @Override
    default Pooling pooling() {
        return Pooling.OWN;
    }

    @Override
    default Preprocessor preprocessor(ModelSource source, int maxLength) {
        return new ImagePreprocessor(PictureSettings.of(source.name(), source.preprocessing(), this));
    }

    @Override
    default String task() {
        return "ForImageClassification";
    }
}
