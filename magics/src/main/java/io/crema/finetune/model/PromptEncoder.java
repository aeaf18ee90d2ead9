package io.crema.finetune.model;

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
     * @param cut how many texts were too long
     */
    public record Encoded(PackedRows rows, int cut) {}

    /** Encodes and packs. */
    public Encoded encode(PromptData data) {
        List<PromptedText> texts = new ArrayList<>();
        int cut = 0;
        int most = model.maxLength();
        for (int row = 0; row < data.rows(); row++) {
            int[] prompt = model.prompt(data.prompts().get(row));
            int[] completion = ended(model.completion(data.completions().get(row)));
            int kept = Math.min(completion.length, prompt.length == 0 ? most : most - 1);
            int given = Math.min(prompt.length, most - kept);
            cut += prompt.length + completion.length > most ? 1 : 0;
            texts.add(PromptedText.of(
                    Arrays.copyOfRange(prompt, prompt.length - given, prompt.length), Arrays.copyOf(completion, kept)));
        }
        return new Encoded(PackedRows.of(texts, most), cut);
    }

    private int[] ended(int... completion) {
        IntStream end = model.backbone().endIds().stream().limit(1).mapToInt(Integer::intValue);
        return IntStream.concat(Arrays.stream(completion), end).toArray();
    }
}
