package io.crema.finetune.torchscript;

import io.crema.finetune.expression.Notation;
import java.util.List;

/** How TorchScript spells a graph's values. */
final class TorchScript implements Notation {

    @Override
    public String input(int index) {
        return "i" + index;
    }

    @Override
    public String weight(int index) {
        return "w[" + index + "]";
    }

    @Override
    public String computed(int index) {
        return "v" + index;
    }

    @Override
    public String axis(String name) {
        return "n" + name;
    }

    @Override
    public String whole(long value) {
        return Long.toString(value);
    }

    /** A number as TorchScript reads it back to the same bits. */
    @Override
    public String real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("TorchScript has no literal for " + value);
        }
        return Double.toString(value);
    }

    @Override
    public String flag(boolean value) {
        return value ? "True" : "False";
    }

    @Override
    public String text(String value) {
        return "\"" + value + "\"";
    }

    @Override
    public String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    @Override
    public String keyword(String name, String value) {
        return name + "=" + value;
    }
}
