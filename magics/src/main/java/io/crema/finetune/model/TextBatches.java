package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.CompiledModule;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** Runs a method over all rows of tokens, in batches of like length, and puts the results back in order. */
final class TextBatches {
    private TextBatches() {}

    /** Runs a method whose result is (B, width); gives (rows, width). */
    static float[][] run(CompiledModule module, String method, Tokens tokens, Backbone backbone, Progress progress) {
        float[][] results = new float[tokens.size()][];
        int done = 0;
        for (int[] rows : Batch.byLength(tokens, Pretrained.BATCH)) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            try (Batch batch = Batch.of(tokens, rows, backbone);
                    NDArray result = module.run(method, batch.manager(), batch.ids(), batch.mask())) {
                float[] flat = result.toFloatArray();
                int width = flat.length / rows.length;
                for (int b = 0; b < rows.length; b++) {
                    results[rows[b]] = Arrays.copyOfRange(flat, b * width, (b + 1) * width);
                }
            }
            done += rows.length;
            progress.at(done, tokens.size());
        }
        return results;
    }
}
