package io.crema.magics;

import io.crema.finetune.data.KFold;
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

/** {@code %split}: {@link LabelledData#split(Split)}, and {@link LabelledData#split(KFold)}. */
public final class SplitMagic implements Magic {
    private static final List<String> COLUMNS = List.of("--stratify", "--group-by");

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
                .option("--kfold", "K", "", "divides into K folds instead, each of which is held out once; 5 are usual")
                .option("--train-rows", "N", "", "at most so many rows to learn from, drawn by the seed")
                .option("--stratify", "COL", "", "gives each part its share of every value here, within every label")
                .option("--group-by", "COL", "", "keeps rows with the same value here together")
                .option(
                        "--duplicates",
                        "keep|drop|together",
                        "keep",
                        "leaves out rows that say what another says, or keeps such rows together")
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
        Optional<Folds> folds = Folds.read(arguments);
        Repeated repeated = Repeated.read(arguments);
        arguments.check();
        boolean sharesGiven = train.isPresent() || validation.isPresent() || test.isPresent();
        Object value = notebook.data();
        if (Prompting.isPrompts(value)) {
            Split shares = Refusals.of(
                    notebook.magic(), () -> Split.stratified(train.orElse(.8), validation.orElse(.1), test.orElse(.1)));
            return Prompting.split(notebook, value, shares);
        }
        Rows data = Rows.of(value).orElseThrow();
        for (String option : COLUMNS) {
            List<String> column = arguments.optionalText(option).stream().toList();
            notebook.expectColumns(option, column, data.whole());
        }
        arguments.check();
        if (notebook.wantsJava()) {
            String shares = sharesGiven
                    ? "Split.stratified(" + train.orElse(.8) + ", " + validation.orElse(.1) + ", " + test.orElse(.1)
                            + ")"
                    : Rows.usualSplitJava(data.whole());
            notebook.show(java(notebook, data, folds.map(Folds::java).orElse(shares), repeated));
            return null;
        }
        Split shares = Refusals.of(
                notebook.magic(),
                () -> sharesGiven
                        ? Split.stratified(train.orElse(.8), validation.orElse(.1), test.orElse(.1))
                        : Rows.usualSplit(data.whole()));
        if (folds.isEmpty()) {
            repeated.expectDivisible(data.whole(), shares.keepsTest());
        }
        return notebook.<Object>bind("data", Refusals.of(notebook.magic(), () -> {
            String group = arguments.optionalText("--group-by").orElse("");
            LabelledData divided = repeated.prepare(notebook, data.whole(), group);
            if (folds.isPresent()) {
                return folds.get().groupBy(repeated.groupBy(group)).divide(divided, rows);
            }
            SplitData parts = divided.split(shares.seed(seed)
                    .stratifyBy(arguments.optionalText("--stratify").orElse(""))
                    .groupBy(repeated.groupBy(group)));
            return rows.isPresent() ? parts.limitTraining(rows.getAsInt(), seed) : parts;
        }));
    }

    /** Java keeps a variable's type, so the parts cannot go where the rows were. */
    private static JavaCall java(Notebook notebook, Rows data, String shares, Repeated repeated) {
        MagicArguments arguments = notebook.arguments();
        String seed = JavaCall.literal(arguments.seed());
        String group = arguments.optionalText("--group-by").orElse("");
        String by = repeated.groupBy(group);
        String split = shares
                + (arguments.isGiven("--seed") ? ".seed(" + seed + ")" : "")
                + by("stratifyBy", arguments.optionalText("--stratify").orElse(""))
                + by("groupBy", by);
        String source = notebook.dataJava();
        String target = notebook.target("data");
        String rows = repeated.java(data.wholeJava(source), group);
        JavaCall java =
                JavaCall.into(target.equals(source) ? "parts" : target, rows).then("split", split);
        return arguments
                .optionalText("--train-rows")
                .map(most -> java.then("limitTraining", most, seed))
                .orElse(java);
    }

    private static String by(String method, String column) {
        return column.isEmpty() ? "" : "." + method + "(" + JavaCall.literal(column) + ")";
    }

    private static OptionalDouble share(MagicArguments arguments, String name) {
        return arguments.optionalNumber(name, Range.openBetween(0, 1));
    }
}
