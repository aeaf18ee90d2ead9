package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.LowRank;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.PeftAdapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From an adapter to weights and back. */
final class LoraWeights {
    private LoraWeights() {}

    /**
     * Where an adapter adds to a body.
     *
     * @throws IllegalArgumentException if the body has no such layer
     */
    static Lora layersOf(PeftAdapter adapter, Adaptable model) {
        var lowRank = new LowRank(adapter.rank(), adapter.alpha(), adapter.dropout(), adapter.rankStabilized());
        Map<String, LinearLayer> byName =
                model.linearLayers().stream().collect(Collectors.toMap(LinearLayer::name, Function.identity()));
        Map<LinearLayer, LowRank> layers = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String name : adapter.layers()) {
            LinearLayer layer = byName.get(name);
            if (layer == null) {
                unknown.add(name);
            } else {
                layers.put(layer, lowRank);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the adapter is of another model: "
                    + model.backbone().description() + " has no linear layer " + String.join(", ", unknown));
        }
        return new Lora(layers);
    }

    /**
     * What was trained, as PEFT keeps it: the additions and the head.
     *
     * @throws IllegalArgumentException if nothing was added, or not the same everywhere
     */
    static PeftAdapter adapter(Lora lora, List<Parameter> parameters, Weights weights, Predicate<String> isBody) {
        Set<LowRank> kinds = Set.copyOf(lora.layers().values());
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    kinds.isEmpty()
                            ? "this model has no adapter: it was not trained by LoRA"
                            : "PEFT's format has one rank for all layers, this adapter has several");
        }
        LowRank kind = kinds.iterator().next();
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            if (isAdded(name) || !isBody.test(name)) {
                NDArray weight = weights.of(List.of(parameter)).get(0);
                tensors.put(
                        name,
                        FloatTensor.of(weight.toFloatArray(), parameter.shape().lengths()));
            }
        }
        boolean transposed = lora.layers().keySet().stream().anyMatch(LinearLayer::transposed);
        return new PeftAdapter(kind.rank(), kind.alpha(), kind.dropout(), kind.rankStabilized(), transposed, tensors);
    }

    /** Whether a weight is one of an adapter's. */
    static boolean isAdded(String name) {
        return name.endsWith(".lora_A.weight") || name.endsWith(".lora_B.weight");
    }

    /**
     * Adds to the weights of layers what an adapter adds to their output, or takes it away again.
     *
     * @param own weights that may be changed in place
     * @param sign 1 to add, -1 to take away
     */
    static void merge(Lora lora, Function<String, NDArray> adapter, Weights own, int sign) {
        Torch.withoutGradients(() -> lora.layers().forEach((layer, lowRank) -> {
            try (NDManager manager = Torch.newManager()) {
                NDArray down = adapter.apply(layer.down()).duplicate();
                NDArray up = adapter.apply(layer.up()).duplicate();
                down.attach(manager);
                up.attach(manager);
                NDArray product = up.matMul(down).muli(sign * lowRank.scale()); // (out, rank) (rank, in)
                own.named(layer.weight()).addi(layer.transposed() ? product.transpose() : product);
            }
        }));
    }
}
