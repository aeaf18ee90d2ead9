package io.crema.finetune;

import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Goal;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Hyperparameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a run depends on: with the same, the numbers are the same.
 *
 * @param model what was fine-tuned
 * @param modelHash SHA-256 over its weights, in hexadecimal
 * @param modelCommit of the Hugging Face repository that it came from; empty if it came from elsewhere
 * @param data which rows, and how they were divided
 * @param objective what was learned
 * @param threads how many threads an operation used; another number may change the last bits
 * @param testLooks each time that the run was judged on its test rows, which the numbers do not depend on, but what they
 *     are worth
 */
public record Provenance(
        String model,
        String modelHash,
        Optional<String> modelCommit,
        DataOrigin data,
        Strategy strategy,
        Goal objective,
        Hyperparameters hyperparameters,
        long seed,
        int threads,
        Versions versions,
        List<TestLook> testLooks) {

    private static final String AT_ONCE = "hyperparameters batching at once";

    public Provenance {
        testLooks = List.copyOf(testLooks);
    }

    /** Which rows, and how they were divided; the hashes are SHA-256 over each part's rows, in hexadecimal. */
    public record DataOrigin(String name, Split split, String trainHash, String validationHash, String testHash) {

        static DataOrigin of(SplitData data) {
            return new DataOrigin(
                    data.train().name(),
                    data.split(),
                    data.train().contentHash(),
                    data.validation().contentHash(),
                    data.test().contentHash());
        }

        static DataOrigin of(PromptSplit data) {
            return new DataOrigin(
                    data.train().name(),
                    data.split(),
                    data.train().contentHash(),
                    data.validation().contentHash(),
                    data.test().contentHash());
        }
    }

    /** What computed. */
    public record Versions(String engine, String device, String java) {}

    static Provenance of(
            Adaptable model,
            DataOrigin origin,
            Strategy strategy,
            Goal objective,
            Hyperparameters hyperparameters,
            long seed) {
        return new Provenance(
                model.toString(),
                model.contentHash(),
                model.commit(),
                origin,
                strategy,
                objective,
                hyperparameters,
                seed,
                Torch.threads(),
                new Versions(
                        Torch.version(),
                        model.device().name(),
                        Runtime.version().toString()),
                List.of());
    }

    Provenance lookedAt(List<TestLook> looks) {
        return new Provenance(
                model,
                modelHash,
                modelCommit,
                data,
                strategy,
                objective,
                hyperparameters,
                seed,
                threads,
                versions,
                looks);
    }

    /** All that the numbers depend on, by name, but for what may change their last digits only. */
    Map<String, String> facts() {
        Map<String, String> facts = Facts.of("", this);
        facts.keySet().removeAll(surroundings().keySet());
        if (modelCommit.isEmpty()) {
            facts.remove("model commit");
        }
        facts.remove("test looks");
        facts.remove("hyperparameters stopping budget"); // it decides how far a run comes, not what it does
        return facts;
    }

    /** How many examples were run at once, by a run's facts; empty if they do not say. */
    static OptionalInt atOnce(Map<String, String> facts) {
        String number = facts.getOrDefault(AT_ONCE, "");
        return number.matches("[1-9]\\d{0,8}") ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
    }

    /** What may change the last digits of the numbers. */
    Map<String, String> surroundings() {
        Map<String, String> surroundings = Facts.of("versions", versions);
        surroundings.put("threads", String.valueOf(threads));
        return surroundings;
    }
}
