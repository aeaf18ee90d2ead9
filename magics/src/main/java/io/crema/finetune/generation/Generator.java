package io.crema.finetune.generation;

import io.crema.finetune.generation.Generated.Ending;
import io.crema.finetune.model.Decoding;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Lets a model write.
 *
 * @param sampling how each token is chosen
 * @param maxNewTokens the most tokens it writes, at least 1
 */
public record Generator(LanguageModel model, TokenSampling sampling, int maxNewTokens) {

    /** Characters of a prompt in a message. */
    private static final int SHOWN = 40;

    public Generator {
        if (maxNewTokens < 1) {
            throw new IllegalArgumentException("at least 1 new token, not " + maxNewTokens);
        }
    }

    /**
     * Looks whether a prompt can be continued, so that of many the last costs nobody what the others gave.
     *
     * @throws IllegalArgumentException if it has no tokens, or more than the model takes
     */
    public void expectRoom(String prompt) {
        int tokens = model.prompt(prompt).length;
        int most = model.backbone().maxLength();
        if (tokens == 0 || tokens > most) {
            String beginning = prompt.length() > SHOWN ? prompt.substring(0, SHOWN) + "…" : prompt;
            throw new IllegalArgumentException("the prompt \"" + beginning + "\" has " + tokens + " tokens, and "
                    + model.name() + " takes 1 to " + most + ". "
                    + (tokens == 0 ? "Write something into it" : "Shorten it"));
        }
    }

    /**
     * Continues a prompt.
     *
     * @param listener hears each piece of text as soon as it is certain, on this thread
     * @param progress is told of every token, and asked before each whether to stop; what was written until then stays
     * @throws IllegalArgumentException if the prompt is longer than the model takes
     */
    public Generated generate(String prompt, Consumer<String> listener, Progress progress) {
        long start = System.nanoTime();
        int[] ids = model.prompt(prompt);
        var transcript = new Transcript(new Detokenizer(model.tokenizer()::text, ids), listener);
        try (Decoding decoding = model.decode(ids)) {
            Ending ending = write(decoding, transcript, progress);
            transcript.tell(transcript.spelled.rest());
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Generated(prompt, transcript.text.toString(), transcript.tokens, ending, seconds);
        }
    }

    private Ending write(Decoding decoding, Transcript transcript, Progress progress) {
        SplittableRandom random = sampling.random();
        var pace = new Pace();
        while (!progress.cancelled()) {
            int most = Math.min(maxNewTokens - transcript.tokens, decoding.room());
            double[] points = new double[Math.min(pace.tokens(), most)];
            Arrays.setAll(points, i -> random.nextDouble());
            long start = System.nanoTime();
            int[] ids = decoding.write(sampling.choice(), points);
            pace.took(ids.length, (System.nanoTime() - start) / 1e9);
            Optional<Ending> ending = spell(ids, transcript, progress);
            if (ending.isPresent()) {
                return ending.get();
            } else if (decoding.room() == 0) {
                return Ending.FULL;
            }
        }
        return Ending.INTERRUPTED;
    }

    /** Tells of tokens one by one, up to the one that ends the text. */
    private Optional<Ending> spell(int[] ids, Transcript transcript, Progress progress) {
        for (int id : ids) {
            if (model.backbone().endIds().contains(id)) {
                return Optional.of(Ending.END);
            }
            transcript.add(id);
            progress.at(transcript.tokens, maxNewTokens);
            if (transcript.tokens == maxNewTokens) {
                return Optional.of(Ending.LENGTH);
            } else if (progress.cancelled()) {
                return Optional.of(Ending.INTERRUPTED);
            }
        }
        return Optional.empty();
    }

    /** What was written so far. */
    private static final class Transcript {
        private final Detokenizer spelled;
        private final Consumer<String> listener;
        private final StringBuilder text = new StringBuilder();
        private int tokens;

        Transcript(Detokenizer spelled, Consumer<String> listener) {
            this.spelled = spelled;
            this.listener = listener;
        }

        void add(int id) {
            tokens++;
            tell(spelled.add(id));
        }

        void tell(String more) {
            if (!more.isEmpty()) {
                text.append(more);
                listener.accept(more);
            }
        }
    }
}
