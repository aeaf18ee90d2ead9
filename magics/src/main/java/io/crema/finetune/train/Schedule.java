package io.crema.finetune.train;

import java.util.function.DoubleUnaryOperator;

/**
 * How the learning rate goes over the steps: up to the peak, then down in one of several ways. All give what PyTorch's
 * schedulers of the same names give.
 */
public enum Schedule {
    /** Linear warm-up, then half a cosine down to 0 (Loshchilov and Hutter 2017, arXiv:1608.03983). */
    COSINE {
        @Override
        public double at(int step, int steps, double warmup) {
            return warmed(step, steps, warmup, progress -> 0.5 * (1 + Math.cos(Math.PI * progress)));
        }
    },
    /** Linear warm-up, then a straight line down to 0. */
    LINEAR {
        @Override
        public double at(int step, int steps, double warmup) {
            return warmed(step, steps, warmup, progress -> 1 - progress);
        }
    },
    /** Linear warm-up, then stays at the peak. */
    CONSTANT {
        @Override
        public double at(int step, int steps, double warmup) {
            return warmed(step, steps, warmup, progress -> 1);
        }
    },
    /**
     * Half a cosine up from a 25th of the peak, and another down to a 10,000th of where it began (Smith and Topin 2018,
     * arXiv:1708.07120); momentum stays as it is.
     */
    ONE_CYCLE {
        private static final double START = 1.0 / 25;
        private static final double END = START / 1e4;

        @Override
        public double at(int step, int steps, double warmup) {
            double peak = Math.max(0, warmup * steps - 1);
            int last = steps - 1;
            int now = step - 1;
            if (now == peak || last == 0) {
                return 1;
            }
            return now < peak ? wave(START, 1, now / peak) : wave(1, END, (now - peak) / (last - peak));
        }

        private static double wave(double from, double to, double progress) {
            return to + (from - to) / 2 * (1 + Math.cos(Math.PI * progress));
        }
    };

    /**
     * The share of the peak learning rate that a step uses, in [0,1].
     *
     * @param step counted from 1
     * @param steps how many there will be
     * @param warmup the share of steps that climb to the peak, in [0,1)
     */
    public abstract double at(int step, int steps, double warmup);

    private static double warmed(int step, int steps, double warmup, DoubleUnaryOperator decay) {
        int climbing = (int) Math.round(warmup * steps);
        return step <= climbing
                ? (double) step / climbing
                : decay.applyAsDouble((double) (step - 1 - climbing) / (steps - climbing));
    }
}
