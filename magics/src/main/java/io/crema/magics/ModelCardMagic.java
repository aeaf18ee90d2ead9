package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.card.ModelCard;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %model_card}: {@link FineTuned#modelCard}, with what the session asked of the run. */
public final class ModelCardMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "model_card",
                        "Writes down what a run is, in the Markdown that Hugging Face reads, into the variable card: its"
                                + " record, and what %evaluate and %bias_report found of it in this session.")
                .optional("RUN", "whose card; run if nothing is named")
                .option("--out", "FILE", "", "writes it into a file: card.md")
                .flag("--force", "overwrites a file that is there")
                .flag("--quiet", "shows only the result")
                .flag("--show-java", "prints the Java call that does the same");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Optional<Path> file = arguments.optionalText("--out").map(Path::of);
        boolean force = arguments.flag("--force");
        if (force && file.isEmpty()) {
            arguments.problem("--force goes with --out FILE");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, file, force));
            return null;
        }
        FineTuned run = notebook.value(FineTuned.class, "RUN", "run", "%finetune");
        ModelCard card = Refusals.of(
                notebook.magic(), () -> Asked.of(context).card(run.watchedBy(Watching.of(context, "Reading"))));
        context.variables().set("card", card);
        if (file.isPresent()) {
            write(notebook, card, file.get(), force);
        }
        return card;
    }

    private static void write(Notebook notebook, ModelCard card, Path file, boolean force) throws Exception {
        if (Files.exists(file) && !force) {
            throw new MagicException(
                    notebook.magic() + ": " + file + " is there already, perhaps with words of its author",
                    "Name another file, or overwrite it: --force");
        }
        Refusals.of(notebook.magic(), () -> {
            card.overwrite(file);
            return file;
        });
        if (!notebook.quiet()) {
            notebook.context().print("Wrote " + file + ". What is left to the author is marked in it.\n");
        }
    }

    private static String java(Notebook notebook, Optional<Path> file, boolean force) {
        JavaCall java = JavaCall.into("card", notebook.java(FineTuned.class, "RUN", "run"))
                .then("modelCard");
        if (notebook.context().variables().get("evaluation").isPresent()) {
            java = java.then("with", "evaluation");
        }
        if (notebook.context().variables().get("bias").isPresent()) {
            java = java.then("with", "bias");
        }
        String written = file.map(path -> "\ncard." + (force ? "overwrite" : "write") + "(Path.of("
                        + JavaCall.literal(path.toString()) + "));")
                .orElse("");
        return java + written;
    }
}
