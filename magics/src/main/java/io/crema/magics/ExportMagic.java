package io.crema.magics;

import io.crema.finetune.ExportForm;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code %export}: {@link io.crema.finetune.FineTuned#export}. */
public final class ExportMagic implements Magic {
    private static final String REST = "[RUN] TARGET";

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("export", "Writes a trained model in a form that other programs read.")
                .rest(REST, "the folder or file, and before it what to export; run if nothing is named")
                .option(
                        "--to",
                        "safetensors|peft|torchscript|zip",
                        "safetensors",
                        "a folder for transformers and %load_model, what LoRA added as a folder for PEFT, a file for"
                                + " torch.jit.load, or the folder for transformers packed")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Map<String, ExportForm> forms = new LinkedHashMap<>();
        for (ExportForm form : ExportForm.values()) {
            forms.put(form.name().toLowerCase(Locale.ROOT), form);
        }
        ExportForm form = arguments.choice("--to", forms);
        var leaving = new Leaving(notebook, REST, "%export run reviews.pt --to torchscript");
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(leaving.runJava() + ".export(ExportForm." + form.name() + ", " + leaving.targetJava() + ");");
            return null;
        }
        context.print("Wrote " + leaving.write(form) + " to " + leaving.target() + ".\n");
        return null;
    }
}
