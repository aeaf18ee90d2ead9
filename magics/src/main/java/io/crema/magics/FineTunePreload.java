package io.crema.magics;

import ai.djl.ndarray.NDManager;
import io.crema.finetune.engine.Torch;
import io.crema.kernel.preload.Preload;
import io.crema.magics.render.ReportRenderer;
import java.util.List;

/** Puts the library into every notebook, and wakes its slow parts while the user types. */
public final class FineTunePreload implements Preload {

    @Override
    public List<String> imports() {
        return List.of(
                "io.crema.finetune.*",
                "io.crema.finetune.baseline.MajorityClass",
                "io.crema.finetune.baseline.StratifiedRandom",
                "io.crema.finetune.baseline.TableLogisticRegression",
                "io.crema.finetune.baseline.TfIdfLogisticRegression",
                "io.crema.finetune.card.ModelCard",
                "io.crema.finetune.check.*",
                "io.crema.finetune.data.*",
                "io.crema.finetune.data.image.Augmentation",
                "io.crema.finetune.engine.ComputeDevice",
                "io.crema.finetune.engine.Sgd",
                "io.crema.finetune.explain.*",
                "io.crema.finetune.fairness.*",
                "io.crema.finetune.generation.*",
                "io.crema.finetune.hub.HubOptions",
                "io.crema.finetune.metrics.*",
                "io.crema.finetune.model.*",
                "io.crema.finetune.strategy.*",
                "io.crema.finetune.train.*",
                "io.crema.finetune.weights.ModelSource",
                "tech.tablesaw.api.*");
    }

    @Override
    public void warmUp() {
        NDManager warm = Torch.newManager();
        warm.close();
        ReportRenderer.warmUp();
    }
}
