package io.crema.finetune.card;

import java.util.List;

/**
 * What a card is about.
 *
 * @param name what the model is called: {@code fine-tuned minilm}
 * @param task as Hugging Face has it: {@code text-classification}
 * @param model what was trained, for people
 * @param modelHash SHA-256 over its pretrained weights, in hexadecimal; empty if it had none
 * @param base the pretrained model on Hugging Face that it comes from; empty if there is none, or it is not known
 * @param baseCommit of its repository there, in hexadecimal; empty if that is not known
 * @param outputs the names of the labels, or of the number
 */
public record CardSubject(
        String name,
        String task,
        String model,
        String modelHash,
        String base,
        String baseCommit,
        List<String> outputs) {
    public CardSubject {
        outputs = List.copyOf(outputs);
    }

    boolean wasPretrained() {
        return !modelHash.isEmpty();
    }

    boolean ofTexts() {
        return task.startsWith("text-");
    }

    boolean isRegression() {
        return task.endsWith("regression");
    }
}
