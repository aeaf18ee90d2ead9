package io.crema.magics;

import io.crema.finetune.RunComparison;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.Disparity;
import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.fairness.GapMethod;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * What {@code %compare} is told of groups.
 *
 * @param positive the label that counts as selected
 * @param sensitive the columns, of which several mean their intersections
 */
record GapArguments(Disparity disparity, String positive, List<String> sensitive) {
    private static final GapMethod METHOD = GapMethod.BETWEEN_GROUPS;

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--y",
                        "GAP",
                        "",
                        "shows how far groups lie apart against accuracy, too: demographic_parity_difference,"
                                + " equalized_odds_difference ...")
                .option("--sensitive", "C1,C2", "", "the columns of the groups for --y; several mean intersections")
                .option("--positive", "LABEL", "", "the label that counts as selected for --y");
    }

    /** Empty where nothing is asked of groups; what is wrong or missing is noted. */
    static Optional<GapArguments> read(MagicArguments arguments) {
        Optional<String> name = arguments.optionalText("--y");
        List<String> sensitive = arguments.list("--sensitive");
        Optional<String> positive = arguments.optionalText("--positive");
        if (name.isEmpty()) {
            if (!sensitive.isEmpty() || positive.isPresent()) {
                arguments.problem("--sensitive and --positive go with --y GAP: --y demographic_parity_difference");
            }
            return Optional.empty();
        }
        List<String> known = Disparity.all(METHOD).stream().map(Disparity::name).toList();
        if (!known.contains(name.get())) {
            arguments.problem("--y takes " + String.join(", ", known) + ", not \"" + name.get() + "\""
                    + Suggestion.closest(name.get(), known)
                            .map(close -> ". Did you mean " + close + "?")
                            .orElse(""));
            return Optional.empty();
        }
        if (sensitive.isEmpty() || positive.isEmpty()) {
            arguments.problem("--y compares groups: it needs --sensitive COLUMN and --positive LABEL");
            return Optional.empty();
        }
        return Optional.of(new GapArguments(Disparity.named(name.get(), METHOD), positive.get(), sensitive));
    }

    /** What the runs get right on the rows, and how far groups lie apart in what they decide. */
    GapContest compare(RunComparison runs, LabelledData rows) {
        return runs.on(rows, disparity, positive, sensitive.toArray(String[]::new));
    }

    /** The same as arguments of Java, behind the rows. */
    String java() {
        return "Disparity.named(\"" + disparity.name() + "\", GapMethod." + METHOD + "), " + JavaCall.literal(positive)
                + ", " + String.join(", ", JavaCall.literals(sensitive));
    }
}
