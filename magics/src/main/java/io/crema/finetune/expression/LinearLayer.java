package io.crema.finetune.expression;

/**
 * A linear layer of a model, before anything is added to it.
 *
 * @param name its place among the parameter names: {@code bert.encoder.layer.0.attention.self.query}
 * @param transposed whether its weight lies as (in, out), as GPT-2 keeps it, and not as (out, in)
 */
public record LinearLayer(String name, int in, int out, boolean transposed) {

    /** The name of its weight. */
    public String weight() {
        return name + ".weight";
    }

    /** The name of the matrix that an adapter takes its input through, (rank, in). */
    public String down() {
        return name + ".lora_A.weight";
    }

    /** The name of the matrix that brings an adapter's narrow vector to the output, (out, rank). */
    public String up() {
        return name + ".lora_B.weight";
    }
}
