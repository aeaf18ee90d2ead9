package io.crema.finetune;

import io.crema.finetune.train.SeedSeries;
import java.util.List;

/** Those of models that write. */
public record TunedLanguageSeeds(SeedSeries series, List<TunedLanguageModel> runs)
        implements SeedRuns<TunedLanguageModel> {

    public TunedLanguageSeeds {
        runs = List.copyOf(runs);
    }

    @Override
    public String toString() {
        return series.toString();
    }
}
