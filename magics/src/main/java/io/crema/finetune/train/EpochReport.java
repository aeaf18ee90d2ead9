package io.crema.finetune.train;

/**
 * One epoch, validated.
 *
 * @param epoch counted from 1
 * @param trainLoss mean over the epoch's examples while they were trained on, in nats
 * @param validationLoss mean over the validation split after the epoch, in nats
 * @param accuracy on the validation split, fraction in [0,1]
 * @param macroF1 on the validation split, fraction in [0,1]
 * @param best whether this is the best epoch so far by the monitored metric
 * @param seconds since training began
 */
public record EpochReport(
        int epoch,
        double trainLoss,
        double validationLoss,
        double accuracy,
        double macroF1,
        boolean best,
        double seconds) {}
