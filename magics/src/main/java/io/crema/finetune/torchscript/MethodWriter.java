package io.crema.finetune.torchscript;

import io.crema.finetune.expression.Argument;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Node;
import io.crema.finetune.expression.Notation;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics.Products;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Prints the statements of one method. A value may be had in several forms: as it is, in another type, or in oneDNN's
 * layout. Each form is computed once, where it is first asked for.
 */
final class MethodWriter {
    private static final Notation TORCH_SCRIPT = new TorchScript();

    private final Numerics numerics;
    private final Consumer<String> statements;
    private final Set<String> written = new HashSet<>();

    /** Values that so far are in oneDNN's layout alone. */
    private final Set<String> opaque = new HashSet<>();

    MethodWriter(Numerics numerics, Consumer<String> statements) {
        this.numerics = numerics;
        this.statements = statements;
    }

    /** Prints what computes a node. */
    void write(Node node) {
        String result = name(node.result());
        if (numerics.precision() == Precision.FP32 && numerics.products() == Products.ONEDNN && isOpaque(node)) {
            statements.accept(layout(result) + " = " + opaqueCall(node));
            written.add(layout(result));
            opaque.add(result);
        } else {
            statements.accept(result + " = " + call(node));
        }
    }

    /** A value as it is, for a {@code return}; real numbers as float32. */
    String result(Tensor value) {
        return numerics.precision() == Precision.FP32 || value.dtype() != Dtype.FLOAT32
                ? plain(value)
                : "torch.to(" + plain(value) + ", " + Dtype.FLOAT32.code() + ")";
    }

    /** Linear layers, and the activation between two of them. */
    private boolean isOpaque(Node node) {
        boolean chained = node.operator().equals("gelu")
                && node.arguments().size() == 1
                && opaque.contains(name(value(node.arguments().get(0))));
        return node.operator().equals("linear") || chained;
    }

    private String opaqueCall(Node node) {
        String x = inLayout(value(node.arguments().get(0)));
        if (node.operator().equals("gelu")) {
            return "torch.gelu(" + x + ")";
        }
        String weight = plain(value(node.arguments().get(1)));
        String bias = node.arguments().size() > 2 ? printed(node.arguments().get(2)) : "None";
        return "torch.mkldnn_linear(" + x + ", " + weight + ", " + bias + ")";
    }

    private String inLayout(Tensor value) {
        String form = layout(name(value));
        if (written.add(form)) {
            statements.accept(form + " = torch.to_mkldnn(" + plain(value) + ")");
        }
        return form;
    }

    private static String layout(String name) {
        return "m" + name.replace("[", "").replace("]", "");
    }

    private String call(Node node) {
        Optional<Dtype> dtype = numerics.precision().dtypeOf(node.operator());
        String arguments = node.arguments().stream()
                .map(argument -> argument(argument, dtype))
                .collect(Collectors.joining(", "));
        if (node.operator().equals("scaled_dot_product_attention") && numerics.attendsInParts()) {
            boolean masked = node.arguments().size() > 3;
            return "(self).attend(" + arguments + (masked ? "" : ", None") + ", )";
        }
        return node.operator().startsWith("self.")
                ? "(self)." + node.operator().substring("self.".length()) + "(" + arguments + ", )"
                : "torch." + node.operator() + "(" + arguments + ")";
    }

    private String argument(Argument argument, Optional<Dtype> dtype) {
        if (argument instanceof Argument.Value value && value.tensor().dtype() == Dtype.FLOAT32 && dtype.isPresent()) {
            return as(value.tensor(), dtype.get());
        }
        return printed(argument);
    }

    private String as(Tensor value, Dtype dtype) {
        String form = "as" + dtype.code() + name(value).replace("[", "_").replace("]", "");
        if (written.add(form)) {
            statements.accept(form + " = torch.to(" + plain(value) + ", " + dtype.code() + ")");
        }
        return form;
    }

    private String printed(Argument argument) {
        if (argument instanceof Argument.Values several) {
            return TORCH_SCRIPT.list(several.tensors().stream().map(this::plain).toList());
        }
        return argument instanceof Argument.Value value ? plain(value.tensor()) : argument.in(TORCH_SCRIPT);
    }

    private String plain(Tensor value) {
        String name = name(value);
        if (opaque.remove(name)) {
            statements.accept(name + " = torch.to_dense(" + layout(name) + ")");
        }
        return name;
    }

    private static Tensor value(Argument argument) {
        if (argument instanceof Argument.Value value) {
            return value.tensor();
        }
        throw new IllegalArgumentException("expected a tensor, not " + argument);
    }

    static String name(Tensor tensor) {
        return tensor.origin().in(TORCH_SCRIPT);
    }
}
