package io.crema.finetune.fairness;

/** Two forms of one sentence, and the probability of the positive label for each: the higher one first. */
public record CounterfactualPair(String higher, double higherProbability, String lower, double lowerProbability) {
    public double difference() {
        return higherProbability - lowerProbability;
    }
}
