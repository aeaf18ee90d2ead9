package io.crema.finetune;

import io.crema.finetune.train.SeedSeries;
import java.util.List;

/** Those of models that classify. */
public record FineTunedSeeds(SeedSeries series, List<FineTuned> runs) implements SeedRuns<FineTuned> {

    public FineTunedSeeds {
        runs = List.copyOf(runs);
    }

    @Override
    public String toString() {
        return series.toString();
    }
}
