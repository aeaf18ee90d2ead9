package io.crema.magics;

import io.crema.finetune.FineTuning;
import io.crema.finetune.Tuning;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.RateSweep.Rates;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %lr_find}: {@link Tuning#findLearningRate}. */
public final class LrFindMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "lr_find",
                        "Looks for a learning rate: raises it from step to step on a copy of the model, until the loss"
                                + " explodes. The model stays as it is.")
                .optional("MODEL", "what to fine-tune; model if nothing is named")
                .optional("DATA", "divided data; data if nothing is named")
                .option("--from", "X", "1e-7", "the lowest rate")
                .option("--to", "X", "1", "the highest rate")
                .option("--steps", "N", "100", "how many rates are tried")
                .option("--batch", "N", "16", "examples in a step");
        return ObjectiveArguments.declare(StrategyArguments.declare(syntax)).withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Wish> wishes = wishes(arguments, context);
        double from = arguments.number("--from", Range.positive());
        double to = arguments.number("--to", Range.positive());
        int steps = arguments.integer("--steps", Range.atLeast(10));
        if (from >= to) {
            arguments.problem("--from must be below --to");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, wishes));
            return null;
        }
        var rates = new Rates(from, to, steps);
        Object model = notebook.model();
        return notebook.bind(
                "rates",
                model instanceof LanguageModel writer
                        ? found(notebook, FineTuning.of(writer).on(Prompting.divided(notebook)), wishes, rates)
                        : found(notebook, Trying.begun(model, FinetuneMagic.divided(notebook)), wishes, rates));
    }

    private static RateSweep found(Notebook notebook, Tuning<?> tuning, List<Wish> wishes, Rates rates)
            throws Exception {
        return Refusals.of(
                notebook.magic(),
                () -> Wish.granted(tuning.watchedBy(Watching.of(notebook.context(), "Trying rates")), wishes)
                        .findLearningRate(rates));
    }

    private static List<Wish> wishes(MagicArguments arguments, MagicContext context) {
        List<Wish> wishes = new ArrayList<>();
        ObjectiveArguments.read(arguments).ifPresent(wishes::add);
        wishes.add(StrategyArguments.read(arguments, context::print));
        int batch = arguments.integer("--batch", Range.atLeast(1));
        if (arguments.isGiven("--batch")) {
            wishes.add(Wish.of(tuning -> tuning.batchSize(batch), "batchSize", arguments.text("--batch")));
        }
        long seed = arguments.seed();
        if (arguments.isGiven("--seed")) {
            wishes.add(Wish.of(tuning -> tuning.seed(seed), "seed", JavaCall.literal(seed)));
        }
        return wishes;
    }

    private static JavaCall java(Notebook notebook, List<Wish> wishes) {
        MagicArguments arguments = notebook.arguments();
        JavaCall call = JavaCall.into(notebook.target("rates"), "FineTuning")
                .then("of", notebook.modelJava())
                .then("on", FinetuneMagic.partsJava(notebook));
        boolean usual = !arguments.isGiven("--from") && !arguments.isGiven("--to") && !arguments.isGiven("--steps");
        String rates = usual
                ? "RateSweep.Rates.USUAL"
                : "new RateSweep.Rates(" + arguments.text("--from") + ", " + arguments.text("--to") + ", "
                        + arguments.text("--steps") + ")";
        return Wish.applied(call, wishes).then("findLearningRate", rates);
    }
}
