package io.crema.finetune.model;

import io.crema.finetune.expression.Activations;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Precision;
import java.util.List;
import java.util.Map;

/**
 * What a training takes of memory beside the pretrained model, in bytes, as counted from its shapes.
 *
 * @param weights copies of what moves, and the head
 * @param state gradients, what the optimiser remembers, and the best weights so far
 * @param activations of the rows that are computed at once, for the way back
 */
public record Footprint(long weights, long state, long activations) {
    private static final int BYTES = 4;

    /** All of it. */
    public long total() {
        return weights + state + activations;
    }

    /**
     * Counts.
     *
     * @param copies how often the training keeps as many numbers as move: gradients, moments, the best
     * @param batch the most examples that may be run at once
     * @param longest the most tokens of an example; 1 for bodies without tokens
     */
    static Footprint of(Pretrained model, Adaptation adaptation, int copies, int batch, int longest) {
        Backbone backbone = model.backbone();
        Parameters parameters = new Parameters();
        Graph graph = new Graph(parameters, true, adaptation.lora());
        backbone.features(graph.scope(), backbone.inputs(graph), model.pooling());
        return of(graph, parameters, adaptation, copies, batch, longest);
    }

    /** As above, of a model that writes: every token is learned at most, and its scores are kept twice. */
    static Footprint of(LanguageModel model, Adaptation adaptation, int copies, int batch, int longest) {
        CausalBackbone backbone = model.backbone();
        Parameters parameters = new Parameters();
        Graph graph = CausalNetwork.training(backbone, adaptation.lora(), parameters);
        Footprint footprint = of(graph, parameters, adaptation, copies, batch, longest);
        long softmax = (long) BYTES * batch * longest * backbone.vocabularySize();
        return new Footprint(footprint.weights, footprint.state, footprint.activations + softmax);
    }

    private static Footprint of(
            Graph graph, Parameters parameters, Adaptation adaptation, int copies, int batch, int longest) {
        long moving = parameters.all().stream()
                .filter(parameter -> adaptation.moving().test(parameter.name()) || isAdded(parameter, adaptation))
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        long rows = Portions.of(graph, parameters, Precision.FP32).of(batch, longest, moving);
        Activations activations = Activations.of(graph);
        long kept = moving > 0 ? activations.count(axes(rows, longest)) : 0; // none for a body that stays
        long sums = rows < batch ? moving : 0; // gradients of some rows are added to those of others
        return new Footprint(moving * BYTES, (moving * copies + sums) * BYTES, kept * BYTES);
    }

    private static Map<String, Long> axes(long rows, long longest) {
        return Map.of("B", rows, "T", longest, "N", rows * longest);
    }

    private static boolean isAdded(Parameter parameter, Adaptation adaptation) {
        List<LinearLayer> layers = List.copyOf(adaptation.lora().layers().keySet());
        return layers.stream()
                .anyMatch(layer ->
                        layer.down().equals(parameter.name()) || layer.up().equals(parameter.name()));
    }
}
