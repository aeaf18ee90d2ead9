package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.data.image.Mixing;

/** Labels that are mixed in an epoch as the pictures are that they belong to; outside an epoch they are as they are. */
final class MixedLabels implements Targets {
    private final int[] indices;
    private final int count;
    private final double alpha;
    private Epoch epoch = Epoch.unplanned(1);

    /**
     * @param labels as they are
     * @param count how many there are
     * @param alpha of the mixing
     */
    MixedLabels(Labels labels, int count, double alpha) {
        this.indices = labels.all();
        this.count = count;
        this.alpha = alpha;
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public void beginTargets(Epoch next) {
        epoch = next;
    }

    /** FLOAT32 (B, labels): the share of each label. */
    @Override
    public NDArray of(int[] rows, NDManager manager) {
        float[] shares = new float[rows.length * count];
        if (epoch.batches().isEmpty()) {
            for (int place = 0; place < rows.length; place++) {
                shares[place * count + indices[rows[place]]] = 1;
            }
        } else {
            Mixing mixing = Mixing.of(alpha, rows, epoch.seed());
            for (int place = 0; place < rows.length; place++) {
                shares[place * count + indices[rows[place]]] += (float) mixing.share();
                shares[place * count + indices[rows[mixing.partner(place)]]] += (float) (1 - mixing.share());
            }
        }
        return manager.create(shares, new Shape(rows.length, count));
    }
}
