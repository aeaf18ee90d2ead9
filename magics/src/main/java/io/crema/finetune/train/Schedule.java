package io.crema.finetune.train;

/** How the learning rate goes over the steps: linear warm-up to the peak, then one of three ways down. */
public enum Schedule {
    /** Half a cosine down to 0 (Loshchilov and Hutter 2017, arXiv:1608.03983). */
    COSINE {
        @Override
        double decay(double progress) {
            return 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    },
    /** A straight line down to 0. */
    LINEAR {
        @Override
        double decay(double progress) {
            return 1 - progress;
        }
    },
    /** Stays at the peak. */
    CONSTANT {
        @Override
        double decay(double progress) {
            return 1;
        }
    };

    abstract double decay(double progress);

    /**
     * The share of the peak learning rate that a step uses, in [0,1].
     *
     * @param step counted from 1
     * @param steps how many there will be
     * @param warmup the share of steps that climb to the peak, in [0,1)
     */
    public double at(int step, int steps, double warmup) {
        int climbing = (int) Math.round(warmup * steps);
        if (step <= climbing) {
            return (double) step / climbing;
        }
        return decay((double) (step - 1 - climbing) / (steps - climbing));
    }
}
