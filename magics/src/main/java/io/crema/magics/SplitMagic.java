package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
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
        arguments.check();
        Object value = notebook.value(Object.class, "DATA", "data", "%load_data reviews.csv");
        return notebook.bind("data", Refusals.of(notebook.magic(), () -> {
            LabelledData whole = whole(value);
            boolean sharesGiven = train.isPresent() || validation.isPresent() || test.isPresent();
            Split split = !sharesGiven && whole.hasPublishedTest()
                    ? Split.keepTest()
                    : Split.stratified(train.orElse(.8), validation.orElse(.1), test.orElse(.1));
            Split seeded = split.seed(seed);
            Split grouped =
                    arguments.optionalText("--group-by").map(seeded::groupBy).orElse(seeded);
            SplitData parts = whole.split(grouped);
            return rows.isPresent() ? parts.limitTraining(rows.getAsInt(), seed) : parts;
        }));
    }

    private static LabelledData whole(Object value) {
        if (value instanceof SplitData divided) {
            return divided.whole();
        }
        if (value instanceof LabelledData data) {
            return data;
        }
        throw new IllegalArgumentException(
                "cannot divide a " + value.getClass().getSimpleName() + ". Expected what %load_data makes");
    }

    private static OptionalDouble share(MagicArguments arguments, String name) {
        return arguments.optionalNumber(name, Range.openBetween(0, 1));
    }
}
