package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuned;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code %stop}: {@link BackgroundFineTuning#stop}. */
public final class StopMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "stop",
                        "Ends a training in the background after the step it is at, and leaves it in the variable run.")
                .positional("RUN", "its name, as %runs lists it")
                .option(
                        "--keep",
                        "best|last",
                        "best",
                        "which weights the model has: the best epoch's or the last step's")
                .withTarget();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        String name = arguments.text("RUN");
        Map<String, Boolean> kept = new LinkedHashMap<>();
        kept.put("best", false);
        kept.put("last", true);
        boolean last = arguments.choice("--keep", kept);
        arguments.check();
        BackgroundFineTuning training = AttachMagic.training(notebook, name);
        training.stop(last);
        Optional<FineTuned> run = Refusals.of(notebook.magic(), () -> {
            try {
                return training.await(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        });
        if (run.isEmpty()) {
            context.print(name + " ends after the step it is at. %attach " + name + " waits for it.\n");
            return null;
        }
        return notebook.bind("run", run.get());
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return Runs.of(context).all().stream().map(BackgroundFineTuning::name).toList();
    }
}
