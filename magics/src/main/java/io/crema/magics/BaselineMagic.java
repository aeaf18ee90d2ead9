package io.crema.magics;

import io.crema.finetune.Baselines;
import io.crema.finetune.data.Roles;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %baseline}: {@link Baselines#compare}. */
public final class BaselineMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "baseline",
                        "Says what simple models reach on the validation rows, into the variable baseline: the bar that"
                                + " fine-tuning has to clear.")
                .optional("DATA", "divided data; data if nothing is named")
                .option("--kinds", "K1,K2", "", "which: " + BaselineKind.known() + "; all that fit if nothing is named")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Optional<Pretrained> model = notebook.pretrained();
        Optional<Roles> roles = roles(notebook);
        List<BaselineKind> kinds =
                arguments.isGiven("--kinds") ? BaselineKind.of(arguments, "--kinds") : BaselineKind.usual(roles, model);
        if (model.isEmpty()) {
            BaselineKind.refuseWithoutModel(arguments, kinds, roles);
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, kinds));
            return null;
        }
        SplitData data = notebook.value(SplitData.class, "DATA", "data", "%split");
        if (!arguments.isGiven("--kinds") && !notebook.quiet()) {
            model.flatMap(known -> BaselineKind.leftOut(known, data.train())).ifPresent(context::print);
        }
        var asked = BaselineKind.Asked.of(model, arguments.seed(), Watching.of(context, "Embedding"));
        return notebook.bind(
                "baseline",
                Refusals.of(
                        notebook.magic(),
                        () -> Baselines.compare(
                                data.train(),
                                data.validation(),
                                data.nameOf(data.validation()),
                                List.of(BaselineKind.made(kinds, asked)),
                                arguments.seed())));
    }

    private static Optional<Roles> roles(Notebook notebook) {
        return notebook.arguments()
                .object("DATA")
                .or(() -> notebook.context().variables().get(notebook.dataJava()))
                .flatMap(Rows::of)
                .map(rows -> rows.whole().roles());
    }

    private static JavaCall java(Notebook notebook, List<BaselineKind> kinds) {
        String data = notebook.java(SplitData.class, "DATA", "data");
        long seed = notebook.arguments().seed();
        return JavaCall.into(notebook.target("baseline"), "Baselines")
                .then(
                        "compare",
                        data + ".train()",
                        data + ".validation()",
                        "\"validation split of \" + " + data + ".validation().name()",
                        "List.of(" + BaselineKind.java(kinds, notebook.pretrainedJava(), seed) + ")",
                        JavaCall.literal(seed));
    }
}
