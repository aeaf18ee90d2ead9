package io.crema.magics;

import io.crema.finetune.ExportForm;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import org.jspecify.annotations.Nullable;

/** {@code %save_model}: {@link io.crema.finetune.FineTuned#export}, to be loaded again. */
public final class SaveModelMagic implements Magic {
    private static final String REST = "[RUN] DIR";

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "save_model",
                        "Saves a trained model in the Hugging Face layout, for %load_model and for Python's transformers, with"
                                + " its model card as README.md if there is none yet.")
                .rest(REST, "the folder, and before it what to save; run if nothing is named")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        var leaving = new Leaving(notebook, REST, "%save_model run models/reviews");
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(leaving.runJava() + ".export(ExportForm.SAFETENSORS, " + leaving.targetJava() + ");");
            return null;
        }
        String saved = leaving.write(ExportForm.SAFETENSORS);
        leaving.addCard();
        context.print("Saved " + saved + " in " + leaving.target() + ". %load_model " + leaving.target()
                + " gives it back.\n");
        return null;
    }
}
