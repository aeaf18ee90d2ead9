package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %save_model}: {@link io.crema.finetune.model.Classifier#save}. */
public final class SaveModelMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "save_model",
                        "Saves a trained model in the Hugging Face layout, for %load_model and for Python's transformers, with"
                                + " its model card as README.md if there is none yet.")
                .rest("[RUN] DIR", "the folder, and before it what to save; run if nothing is named")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Object> given = arguments.restObjects("[RUN] DIR");
        if (given.isEmpty() || given.size() > 2) {
            arguments.problem("it takes a run and a folder, or the folder alone: %save_model run models/reviews");
        }
        arguments.check();
        Path folder = Path.of(given.get(given.size() - 1).toString());
        String name = given.size() == 2 ? arguments.rest("[RUN] DIR").get(0) : "run";
        if (notebook.wantsJava()) {
            notebook.show(name + ".classifier().save(Path.of(" + JavaCall.literal(folder.toString()) + "));");
            return null;
        }
        FineTuned run = given.size() == 2
                ? notebook.named(FineTuned.class, given.get(0), "%finetune")
                : notebook.latest(FineTuned.class, "run", "%finetune");
        Path card = folder.resolve("README.md");
        Refusals.of(notebook.magic(), () -> {
            run.classifier().save(folder);
            if (!Files.exists(card)) {
                Asked.of(context).card(run).write(card);
            }
            return folder;
        });
        context.print("Saved " + run.name() + " in " + folder + ". %load_model " + folder + " gives it back.\n");
        return null;
    }
}
