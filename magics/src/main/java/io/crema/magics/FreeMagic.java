package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.SeedRuns;
import io.crema.finetune.Tuned;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %free}: lets go of trainings that have ended, and of native memory that nothing refers to. */
public final class FreeMagic implements Magic {
    private static final List<Class<?>> HOLDERS =
            List.of(Pretrained.class, LanguageModel.class, Tuned.class, SeedRuns.class, BackgroundFineTuning.class);

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                "free",
                "Frees the memory of models and runs that no variable holds. What variables hold stays: set one to"
                        + " null to let go of its model.");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        arguments.check();
        int forgotten = Runs.of(context).forgetEnded();
        Pretrained.freeUnused();
        List<String> held = HOLDERS.stream()
                .flatMap(type -> context.variables().named(type).stream())
                .toList();
        context.print("Let go of " + forgotten + (forgotten == 1 ? " training that has" : " trainings that have")
                + " ended. "
                + (held.isEmpty() ? "No variable holds a model" : "Models are held by " + String.join(", ", held))
                + ".\n");
        return null;
    }
}
