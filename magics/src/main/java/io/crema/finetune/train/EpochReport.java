package io.crema.finetune.train;

/**
 * One epoch, validated.
 *
 * @param epoch counted from 1
 * @param trainLoss mean over the epoch's examples while they were trained on, in nats
 * @param scores on the validation split after the epoch
 * @param best whether this is the best epoch so far by the monitored metric
 * @param seconds since training began
 */
public record EpochReport(int epoch, double trainLoss, Scores scores, boolean best, double seconds) {

    /** Mean over the validation split after the epoch, in nats. */
    public double validationLoss() {
        return scores.loss();
    }
}
