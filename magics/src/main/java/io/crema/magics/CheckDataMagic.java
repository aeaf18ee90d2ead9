package io.crema.magics;

import io.crema.finetune.ModelReading;
import io.crema.finetune.check.DataCheck;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %check_data}: {@link DataCheck}. */
public final class CheckDataMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "check_data",
                        "Looks for what spoils training and judging, into the variable check: repeated rows within and"
                                + " across parts, columns and words that tell the label, missing values, markup, rare"
                                + " labels, small groups, texts that the model cuts, labels that are probably wrong.")
                .optional("DATA", "rows, divided or not; data if nothing is named")
                .flag(
                        "--embeddings",
                        "also compares meanings, and suspects labels, by the loaded model; some seconds a thousand rows")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        boolean embeddings = arguments.flag("--embeddings");
        long seed = arguments.seed();
        Optional<Pretrained> model = notebook.pretrained();
        if (embeddings && model.isEmpty()) {
            arguments.problem("--embeddings needs a model. Load one first: %load_model minilm");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, model.isPresent(), embeddings));
            return null;
        }
        Rows rows = notebook.rows();
        return notebook.bind("check", Refusals.of(notebook.magic(), () -> {
            DataCheck check = rows.check().seed(seed);
            if (model.isPresent()) {
                check = ModelReading.cutBy(model.get(), check);
            }
            if (embeddings) {
                check = ModelReading.embeddedBy(model.get(), check, Watching.of(context, "Embedding"));
            }
            return check.run(context::cancelled);
        }));
    }

    private static JavaCall java(Notebook notebook, boolean model, boolean embeddings) {
        String check = "DataCheck.of(" + notebook.dataJava() + ")";
        check += notebook.arguments().isGiven("--seed")
                ? ".seed(" + JavaCall.literal(notebook.arguments().seed()) + ")"
                : "";
        String named = notebook.pretrainedJava();
        check = model ? "ModelReading.cutBy(" + named + ", " + check + ")" : check;
        check = embeddings ? "ModelReading.embeddedBy(" + named + ", " + check + ", Progress.NONE)" : check;
        return JavaCall.into(notebook.target("check"), check).then("run");
    }
}
