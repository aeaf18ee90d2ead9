package io.crema.finetune.model;

import io.crema.finetune.data.DataSummary.Lengths;
import io.crema.finetune.data.PromptData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns prompts and completions into rows to learn from: the tokens of both, cut apart from each other, and the one that
 * ends texts behind them. What is longer than the model learns from loses the end of its completion where that alone is
 * too long, and the beginning of its prompt, since a completion goes on from a prompt's end.
 */
public record PromptEncoder(LanguageModel model) {

    /**
     * Rows to learn from.
     *
     * @param lengths of prompts and completions together
     */
    public record Encoded(PackedRows rows, TextLengths lengths) {}

    /** Encodes and packs. */
    public Encoded encode(PromptData data) {
        List<PromptedText> texts = new ArrayList<>();
        int[] lengths = new int[data.rows()];
        int most = model.maxLength();
        for (int row = 0; row < data.rows(); row++) {
            int[] prompt = model.tokens().prompt(data.prompts().get(row));
            int[] completion =
                    ended(model.tokens().completion(data.completions().get(row)));
            int kept = Math.min(completion.length, prompt.length == 0 ? most : most - 1);
            int given = Math.min(prompt.length, most - kept);
            lengths[row] = prompt.length + completion.length;
            texts.add(PromptedText.of(
                    Arrays.copyOfRange(prompt, prompt.length - given, prompt.length), Arrays.copyOf(completion, kept)));
        }
        int cut = (int) Arrays.stream(lengths).filter(length -> length > most).count();
        return new Encoded(PackedRows.of(texts, most), new TextLengths(Lengths.of(lengths), data.rows(), cut, most));
    }

    private int[] ended(int... completion) {
        IntStream end = model.backbone().endIds().stream().limit(1).mapToInt(Integer::intValue);
        return IntStream.concat(Arrays.stream(completion), end).toArray();
    }
}
