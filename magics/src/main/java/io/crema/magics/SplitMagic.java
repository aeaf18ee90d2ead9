package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code %split}: {@link LabelledData#split}. */
public final class SplitMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "split",
                        "Divides data into training, validation and test rows, each with its share of every label."
                                + " A published test part is kept unless shares are given.")
                .optional("DATA", "what to divide; data if nothing is named")
                .option("--train", "SHARE", "", "share of the rows to learn from; .8")
                .option("--valid", "SHARE", "", "share that steers training; .1")
                .option("--test", "SHARE", "", "share to report on; .1")
                .option("--train-rows", "N", "", "at most so many rows to learn from, drawn by the seed")
                .option("--group-by", "COL", "", "keeps rows with the same value here together")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        OptionalDouble train = share(arguments, "--train");
        OptionalDouble validation = share(arguments, "--valid");
        OptionalDouble test = share(arguments, "--test");
        OptionalInt rows = arguments.optionalInteger("--train-rows", Range.atLeast(1));
        long seed = arguments.seed();
        Optional<String> group = arguments.optionalText("--group-by");
        arguments.check();
        boolean sharesGiven = train.isPresent() || validation.isPresent() || test.isPresent();
        Object value = notebook.data();
        if (Prompting.isPrompts(value)) {
            return Prompting.split(
                    notebook, value, Split.stratified(train.orElse(.8), validation.orElse(.1), test.orElse(.1)));
        }
        Rows data = Rows.of(value).orElseThrow();
        group.ifPresent(column -> notebook.expectColumns("--group-by", List.of(column), data.whole()));
        arguments.check();
        if (notebook.wantsJava()) {
            String shares = sharesGiven
                    ? "Split.stratified(" + train.orElse(.8) + ", " + validation.orElse(.1) + ", " + test.orElse(.1)
                            + ")"
                    : Rows.usualSplitJava(data.whole());
            notebook.show(java(notebook, data, shares));
            return null;
        }
        return notebook.bind("data", Refusals.of(notebook.magic(), () -> {
            Split shares = sharesGiven
                    ? Split.stratified(train.orElse(.8), validation.orElse(.1), test.orElse(.1))
                    : Rows.usualSplit(data.whole());
            Split seeded = shares.seed(seed);
            SplitData parts = data.whole().split(group.map(seeded::groupBy).orElse(seeded));
            return rows.isPresent() ? parts.limitTraining(rows.getAsInt(), seed) : parts;
        }));
    }

    /** Java keeps a variable's type, so the parts cannot go where the rows were. */
    private static JavaCall java(Notebook notebook, Rows data, String shares) {
        MagicArguments arguments = notebook.arguments();
        String seed = JavaCall.literal(arguments.seed());
        String split = shares
                + (arguments.isGiven("--seed") ? ".seed(" + seed + ")" : "")
                + arguments
                        .optionalText("--group-by")
                        .map(column -> ".groupBy(" + JavaCall.literal(column) + ")")
                        .orElse("");
        String source = notebook.dataJava();
        String target = notebook.target("data");
        JavaCall java = JavaCall.into(target.equals(source) ? "parts" : target, data.wholeJava(source))
                .then("split", split);
        return arguments
                .optionalText("--train-rows")
                .map(rows -> java.then("limitTraining", rows, seed))
                .orElse(java);
    }

    private static OptionalDouble share(MagicArguments arguments, String name) {
        return arguments.optionalNumber(name, Range.openBetween(0, 1));
    }
}
