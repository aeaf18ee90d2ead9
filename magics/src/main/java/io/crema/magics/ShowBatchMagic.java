package io.crema.magics;

import io.crema.finetune.data.Glimpse;
import io.crema.finetune.data.LabelledData;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import org.jspecify.annotations.Nullable;

/** {@code %show_batch}: {@link Glimpse#of}. */
public final class ShowBatchMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("show_batch", "Shows a few examples with their labels, drawn by the seed.")
                .optional(
                        "DATA", "rows, divided or not; data if nothing is named. Of divided rows, those to learn from")
                .shortOption("-n", "--rows", "N", "8", "how many")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        int rows = arguments.integer("--rows", Range.atLeast(1));
        long seed = arguments.seed();
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(JavaCall.into(notebook.target("batch"), "Glimpse")
                    .then("of", notebook.dataJava(), String.valueOf(rows), JavaCall.literal(seed)));
            return null;
        }
        LabelledData data = shown(notebook.rows());
        return notebook.bind("batch", Refusals.of(notebook.magic(), () -> Glimpse.of(data, rows, seed)));
    }

    private static LabelledData shown(Rows rows) {
        return rows instanceof Rows.Divided divided ? divided.parts().train() : rows.whole();
    }
}
