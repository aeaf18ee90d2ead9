package io.crema.finetune.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that a model learns or keeps, in the order of their declaration. Several graphs of one model share them,
 * so that one list of weights serves training and prediction.
 */
public final class Parameters {
    private final List<Parameter> declared = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();

    /**
     * A tensor that is kept with the model: its name in the Hugging Face layout, and its shape, all axes known.
     *
     * @param learned by gradients; else it is a buffer, such as running statistics, which no optimiser moves
     */
    public record Parameter(String name, TensorShape shape, boolean learned) {}

    /** The position of a parameter, declared now if it is new. Weights may be tied by declaring them twice. */
    int declare(String name, TensorShape shape, boolean learned) {
        Integer known = byName.get(name);
        if (known != null) {
            if (!declared.get(known).shape().equals(shape)) {
                throw new ShapeException("parameter " + name + " was declared as "
                        + declared.get(known).shape() + " and now as " + shape);
            }
            return known;
        }
        shape.elements();
        byName.put(name, declared.size());
        declared.add(new Parameter(name, shape, learned));
        return declared.size() - 1;
    }

    public List<Parameter> all() {
        return List.copyOf(declared);
    }
}
