package io.crema.benchmark;

import ai.djl.ndarray.types.Shape;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Inputs;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of noise, which cost as much as any. */
record NoisePictures(int size, int channels, int side) implements Inputs {

    @Override
    public int cost(int row) {
        return 1;
    }

    @Override
    public Batch batch(int... rows) {
        var random = new SplittableRandom(rows[0]);
        float[] pixels = new float[rows.length * channels * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextDouble(-1, 1);
        }
        return Batch.of(manager -> List.of(manager.create(pixels, new Shape(rows.length, channels, side, side))));
    }
}
