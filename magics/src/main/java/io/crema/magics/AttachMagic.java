package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuned;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.magics.render.TrainingDisplay;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code %attach}: {@link BackgroundFineTuning#attach} and {@link BackgroundFineTuning#await}. */
public final class AttachMagic implements Magic {
    private static final long LOOK_MILLIS = 100;

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "attach",
                        "Shows a training that runs in the background, waits until it has ended, and leaves it in the"
                                + " variable run. The stop button ends the waiting, not the training.")
                .positional("RUN", "its name, as %runs lists it")
                .withTarget();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        String name = arguments.text("RUN");
        arguments.check();
        BackgroundFineTuning training = training(notebook, name);
        var display = new TrainingDisplay(context.display(), context.renderers());
        training.attach(display);
        try {
            Optional<FineTuned> run = Optional.empty();
            while (run.isEmpty() && !context.cancelled()) {
                run = await(notebook, training);
            }
            if (run.isEmpty()) {
                context.print(training + ". %stop " + name + " ends it, %attach " + name + " shows it again.\n");
                return null;
            }
            return notebook.bind("run", run.get());
        } finally {
            training.detach(display);
        }
    }

    private static Optional<FineTuned> await(Notebook notebook, BackgroundFineTuning training) throws Exception {
        return Refusals.of(notebook.magic(), () -> {
            try {
                return training.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        });
    }

    /** The training of a name. */
    static BackgroundFineTuning training(Notebook notebook, String name) {
        Runs runs = Runs.of(notebook.context());
        return runs.find(name).orElseThrow(() -> {
            List<String> known =
                    runs.all().stream().map(BackgroundFineTuning::name).toList();
            return new MagicException(
                    notebook.magic() + ": no training \"" + name + "\" in the background"
                            + (known.isEmpty() ? "" : " (there is " + String.join(", ", known) + ")"),
                    known.isEmpty() ? "Start one: %finetune --background" : "%runs lists them");
        });
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return Runs.of(context).all().stream().map(BackgroundFineTuning::name).toList();
    }
}
