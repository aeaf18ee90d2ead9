package io.crema.finetune.torchscript;

import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Notation;
import io.crema.finetune.expression.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints graphs as methods of one TorchScript class. Each takes the weights and the inputs as lists of tensors. */
public final class ScriptWriter {
    private static final Notation TORCH_SCRIPT = new TorchScript();

    private final StringBuilder text = new StringBuilder();
    private final Numerics numerics;

    /** @param numerics how the methods compute */
    public ScriptWriter(Numerics numerics) {
        this.numerics = numerics;
        if (numerics.attendsInParts()) {
            functions("attention.py");
        }
    }

    /**
     * Adds a method that computes {@code result} from the graph's inputs.
     *
     * @param name {@code loss} is the one that a training step differentiates
     */
    public ScriptWriter method(String name, Graph graph, Tensor result) {
        return method(name, graph, "Tensor", method -> method.result(result));
    }

    /** Adds a method that computes several results. */
    public ScriptWriter method(String name, Graph graph, List<Tensor> results) {
        return method(
                name,
                graph,
                "List[Tensor]",
                method -> TORCH_SCRIPT.list(results.stream().map(method::result).toList()));
    }

    private ScriptWriter method(String name, Graph graph, String type, Function<MethodWriter, String> result) {
        line(1, "def " + name + "(self: __torch__.M,");
        line(2, "w: List[Tensor],");
        line(2, "inputs: List[Tensor]) -> " + type + ":");
        for (int i = 0; i < graph.inputs().size(); i++) {
            line(2, "i" + i + " = inputs[" + i + "]");
        }
        graph.namedAxes().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> line(
                        2,
                        entry.getKey().in(TORCH_SCRIPT) + " = torch.size("
                                + MethodWriter.name(entry.getValue().input()) + ", "
                                + entry.getValue().axis() + ")"));
        var method = new MethodWriter(numerics, statement -> line(2, statement));
        graph.nodes().forEach(method::write);
        String returned = result.apply(method);
        line(2, "return " + returned);
        return this;
    }

    /**
     * Adds the functions that training needs. The class must have a {@link #method} named {@code loss}, which libtorch
     * differentiates.
     */
    public ScriptWriter training() {
        return functions("prelude.py").functions("autograd.py");
    }

    /**
     * As above, libtorch being told the gradients.
     *
     * @param gradients of the loss by every weight, in the order of the weights; the graph computes them too
     */
    public ScriptWriter training(Graph graph, Tensor loss, List<Tensor> gradients) {
        List<Tensor> results =
                Stream.concat(Stream.of(loss), gradients.stream()).toList();
        return method("written_gradients", graph, results)
                .functions("prelude.py")
                .functions("written_gradients.py");
    }

    /**
     * Adds the functions that differentiate scores by what a model is given. The class must have a {@link #method} named
     * {@code logits_given}, the last of whose inputs is what is varied.
     */
    public ScriptWriter explaining() {
        return functions("explaining.py");
    }

    /**
     * Adds the functions that write texts token by token. The class must have methods {@code prefill} and {@code step};
     * the latter gives the scores of one more token.
     */
    public ScriptWriter writing() {
        return functions("writing.py");
    }

    private ScriptWriter functions(String resource) {
        try (InputStream functions = ScriptWriter.class.getResourceAsStream(resource)) {
            if (functions == null) {
                throw new IllegalStateException(resource + " is missing beside " + ScriptWriter.class.getName());
            }
            text.append(new String(functions.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from this installation", e);
        }
        return this;
    }

    /**
     * Adds {@code forward}, which others call with tensors: it gives them and the module's own weights to a method.
     *
     * @param inputs how many the method takes
     */
    public ScriptWriter forward(String method, int inputs) {
        List<String> names = IntStream.range(0, inputs).mapToObj(i -> "i" + i).toList();
        line(1, "def forward(self: __torch__.M,");
        line(2, String.join(": Tensor, ", names) + ": Tensor) -> Tensor:");
        line(2, "return (self)." + method + "(self.w, [" + String.join(", ", names) + "], )");
        return this;
    }

    /** The methods written so far. */
    public String text() {
        return text.toString();
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
