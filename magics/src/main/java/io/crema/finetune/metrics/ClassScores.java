package io.crema.finetune.metrics;

/**
 * How one class fares: precision, recall and F1 of that class against all others.
 *
 * @param support how many rows truly are of the class
 */
public record ClassScores(String label, Score precision, Score recall, Score f1, double support) {}
