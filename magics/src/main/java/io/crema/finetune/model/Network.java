package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.TensorValues;
import io.crema.finetune.expression.Adapters;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Gradients;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import io.crema.finetune.torchscript.WeightedArchive;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model ready to be compiled.
 *
 * @param parameters what its methods take as weights, in that order
 * @param archive the TorchScript archive
 * @param portions how many rows of a training step are computed at once
 */
public record Network(List<Parameter> parameters, ScriptArchive archive, Portions portions) {

    /**
     * A backbone alone.
     *
     * <p>Method {@code features}: what the backbone takes to (B, C).
     */
    public static Network encoder(Backbone backbone, Pooling pooling, Numerics numerics) {
        Parameters parameters = new Parameters();
        var writer = new ScriptWriter(numerics);
        writeFeatures(writer, new Graph(parameters, false), backbone, pooling);
        return new Network(parameters.all(), ScriptArchive.of(writer.text()), Portions.WHOLE);
    }

    /**
     * A backbone with a head.
     *
     * <p>Methods {@code features} and {@code logits}: what the backbone takes to (B, C) and (B, outputs). Method
     * {@code loss}, which training differentiates: the same and the objective's targets to a scalar.
     */
    public static Network classifier(Backbone backbone, Pooling pooling, Head head, Numerics numerics) {
        return classifier(backbone, pooling, head, Objective.singleLabel(), Adapters.NONE, numerics);
    }

    /** As above, with another objective, and something added to linear layers. */
    public static Network classifier(
            Backbone backbone, Pooling pooling, Head head, Objective objective, Adapters adapters, Numerics numerics) {
        Parameters parameters = new Parameters();
        Written written = classifier(parameters, backbone, pooling, head, objective, adapters, numerics);
        return new Network(
                parameters.all(),
                ScriptArchive.of(written.writer().text()),
                Portions.of(written.training(), parameters, numerics.precision()));
    }

    /**
     * A classifier with what explains it, in float32.
     *
     * <p>Besides the classifier's methods it has {@code logits_given}: logits from the inputs and the numbers that stand
     * for the last one, which are the tokens' vectors where the input is tokens, and else the input itself; {@code
     * embedded}, which gives such vectors; and {@code path_gradients}, which differentiates along a way between two
     * of them.
     */
    public static Network explained(Classifier classifier) {
        Backbone backbone = classifier.backbone();
        Pooling pooling = classifier.pretrained().pooling();
        Head head = classifier.pretrained().newHead(classifier.labels().size());
        var numerics = new Numerics(Precision.FP32, classifier.numerics().products());
        Parameters parameters = new Parameters();
        ScriptWriter writer = classifier(
                        parameters, backbone, pooling, head, classifier.objective(), classifier.lora(), numerics)
                .writer();
        var graph = new Graph(parameters, false, classifier.lora());
        Tensor logits = logits(graph, backbone, pooling, head);
        Optional<Tensor> looked = graph.lookup(graph.inputs().get(0));
        looked.ifPresent(vectors -> writer.method("embedded", graph.upTo(vectors), vectors));
        looked.ifPresent(graph::given);
        writer.method("logits_given", graph, logits).explaining();
        return new Network(parameters.all(), ScriptArchive.of(writer.text()), Portions.WHOLE);
    }

    /**
     * A language model with what explains the token that it would write next, in float32.
     *
     * <p>Method {@code logits}: tokens, positions and segments, INT64 (B, T), to the scores of the next token (B, V); and
     * what a {@linkplain #explained(Classifier) classifier} has beside.
     */
    public static Network explained(LanguageModel model) {
        return CausalNetwork.explained(
                model.backbone(), model.lora(), model.device().numerics(Precision.FP32));
    }

    /** A classifier's methods, and what its training computes. */
    private record Written(ScriptWriter writer, Graph training) {}

    private static Written classifier(
            Parameters parameters,
            Backbone backbone,
            Pooling pooling,
            Head head,
            Objective objective,
            Adapters adapters,
            Numerics numerics) {
        var writer = new ScriptWriter(numerics);
        writeFeatures(writer, new Graph(parameters, false, adapters), backbone, pooling);

        Graph prediction = new Graph(parameters, false, adapters);
        writer.method("logits", prediction, logits(prediction, backbone, pooling, head));

        Graph training = new Graph(parameters, true, adapters);
        Tensor logits = logits(training, backbone, pooling, head);
        writer.method("loss", training, objective.loss(training, logits));
        return new Written(writer.training(), training);
    }

    /**
     * A backbone that learns to give examples of one label vectors of one direction.
     *
     * <p>Method {@code loss}: what the backbone takes and labels INT64 (B) to a scalar.
     */
    public static Network contrastive(Backbone backbone, Pooling pooling, Numerics numerics) {
        Parameters parameters = new Parameters();
        Graph training = new Graph(parameters, true);
        Tensor features = features(training, backbone, pooling);
        Tensor labels = training.input(Dtype.INT64, "B");
        var writer = new ScriptWriter(numerics).method("loss", training, Losses.ofPairs(features, labels));
        return new Network(parameters.all(), ScriptArchive.of(writer.training().text()), Portions.WHOLE);
    }

    /**
     * A head alone, over features that were computed before.
     *
     * <p>Method {@code logits}: (B, C) to (B, outputs). Method {@code loss}: (B, C) and the objective's targets to a
     * scalar.
     */
    public static Network head(int size, Head head, Objective objective, Numerics numerics) {
        Parameters parameters = new Parameters();
        var writer = new ScriptWriter(numerics);
        Graph prediction = new Graph(parameters, false);
        writer.method(
                "logits", prediction, head.logits(prediction.scope(), prediction.input(Dtype.FLOAT32, "B", size)));

        Graph training = new Graph(parameters, true);
        Tensor logits = head.logits(training.scope(), training.input(Dtype.FLOAT32, "B", size));
        Tensor loss = objective.loss(training, logits);
        writer.method("loss", training, loss);
        Optional<List<Tensor>> gradients = Gradients.of(training, loss, parameters);
        if (numerics.precision() == Precision.FP32 && gradients.isPresent()) {
            writer.training(training, loss, gradients.get());
        } else {
            writer.training();
        }
        return new Network(parameters.all(), ScriptArchive.of(writer.text()), Portions.WHOLE);
    }

    /** The methods of a classifier that only predicts, {@code forward} among them, and the weights that they take. */
    static Exported exported(Backbone backbone, Pooling pooling, Head head) {
        Parameters parameters = new Parameters();
        var writer = new ScriptWriter(Numerics.USUAL);
        Graph prediction = new Graph(parameters, false);
        writer.method("logits", prediction, logits(prediction, backbone, pooling, head));
        writer.forward("logits", prediction.inputs().size());
        return new Exported(parameters.all(), writer.text());
    }

    /** Methods, and what they take as weights, in that order. */
    record Exported(List<Parameter> parameters, String methods) {

        /** Writes an archive that runs by itself. */
        void write(Path file, List<NDArray> weights) {
            List<WeightedArchive.Weight> archived = weights.stream()
                    .map(weight -> new WeightedArchive.Weight(
                            Arrays.stream(weight.getShape().getShape()).boxed().toList(),
                            () -> TensorValues.of(weight)))
                    .toList();
            try {
                WeightedArchive.write(file, methods, archived);
            } catch (IOException e) {
                throw new WeightsException("cannot write " + file + ": " + e.getMessage(), e);
            }
        }
    }

    /** The linear layers of a backbone, in the order in which it runs them. */
    public static List<LinearLayer> linearLayers(Backbone backbone, Pooling pooling) {
        Set<LinearLayer> layers = new LinkedHashSet<>();
        Adapters seen = layer -> {
            layers.add(layer);
            return Optional.empty();
        };
        features(new Graph(new Parameters(), false, seen), backbone, pooling);
        return List.copyOf(layers);
    }

    private static void writeFeatures(ScriptWriter writer, Graph graph, Backbone backbone, Pooling pooling) {
        writer.method("features", graph, features(graph, backbone, pooling));
    }

    private static Tensor features(Graph graph, Backbone backbone, Pooling pooling) {
        return backbone.features(graph.scope(), backbone.inputs(graph), pooling);
    }

    private static Tensor logits(Graph graph, Backbone backbone, Pooling pooling, Head head) {
        return head.logits(graph.scope(), features(graph, backbone, pooling));
    }
}
