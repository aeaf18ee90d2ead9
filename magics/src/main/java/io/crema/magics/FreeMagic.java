package io.crema.magics;

import io.crema.finetune.SeedRuns;
import io.crema.finetune.Tuned;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %free}: lets go of trainings that have ended, and of native memory that nothing refers to. */
public final class FreeMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "free",
                        "Frees the memory of models and runs that no variable holds. What variables hold stays: set one to"
                                + " null to let go of its model.")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        arguments.check();
        int forgotten = Runs.of(context).forgetEnded();
        Pretrained.freeUnused();
        List<String> held = new ArrayList<>(context.variables().named(Pretrained.class));
        held.addAll(context.variables().named(Tuned.class));
        held.addAll(context.variables().named(SeedRuns.class));
        context.print("Let go of " + forgotten + (forgotten == 1 ? " training that has" : " trainings that have")
                + " ended. "
                + (held.isEmpty() ? "No variable holds a model" : "Models are held by " + String.join(", ", held))
                + ".\n");
        return null;
    }
}
