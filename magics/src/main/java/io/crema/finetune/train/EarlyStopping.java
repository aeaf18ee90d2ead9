package io.crema.finetune.train;

/** Watches a metric that should rise, remembers the best epoch, and says when to give up. */
final class EarlyStopping {
    private final int patience;
    private double best = Double.NEGATIVE_INFINITY;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int lastEpoch;

    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /**
     * Hears of an epoch.
     *
     * @param loss decides between epochs of the same metric: a lower one counts as better, and patience starts anew
     * @return whether it is the best so far
     */
    boolean observe(int epoch, double metric, double loss) {
        lastEpoch = epoch;
        boolean better = metric > best || (metric == best && loss < bestLoss);
        if (better) {
            best = metric;
            bestLoss = loss;
            bestEpoch = epoch;
        }
        return better;
    }

    /** The best epoch's metric. */
    double best() {
        return best;
    }

    /** The best epoch, 0 when none was heard of. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Whether patience many epochs in a row were no better. */
    boolean exhausted() {
        return lastEpoch - bestEpoch >= patience;
    }
}
