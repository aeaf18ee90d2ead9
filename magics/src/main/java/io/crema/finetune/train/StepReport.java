package io.crema.finetune.train;

/**
 * One optimiser step.
 *
 * @param step counted over the whole training, from 1
 * @param epoch counted from 1
 * @param loss mean loss of the step's examples, in nats
 * @param learningRate what the step used
 * @param gradientNorm global L2 norm before clipping
 * @param examples how many examples the step saw
 * @param seconds how long the step took
 */
public record StepReport(
        int step, int epoch, double loss, double learningRate, double gradientNorm, int examples, double seconds) {}
