package io.crema.magics;

import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code %finetune} is told of what to learn. */
final class ObjectiveArguments {
    private static final List<String> OF_ONE_LABEL = List.of("--class-weights", "--label-smoothing", "--focal");

    private ObjectiveArguments() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--class-weights",
                        "balanced|none",
                        "none",
                        "weighs labels the more the rarer they are in the training part")
                .option("--label-smoothing", "X", "0", "share of the truth that is spread over all labels")
                .option("--focal", "X", "0", "focal loss: how much less examples count that are right already")
                .option("--multi-label", "SEPARATOR", "", "a row may have several labels, with this between them: |")
                .flag("--regression", "the label is a number");
    }

    /** What was asked for; empty for one label by plain cross entropy. */
    static Optional<Wish> read(MagicArguments arguments) {
        double smoothing =
                arguments.number("--label-smoothing", Range.between(0, 1).belowHigh());
        double focus = arguments.number("--focal", Range.atLeast(0));
        boolean balanced = arguments.choice("--class-weights", new TreeMap<>(Map.of("balanced", true, "none", false)));
        if (smoothing > 0 && focus > 0) {
            arguments.problem("--label-smoothing and --focal do not go together: choose one");
            return Optional.empty();
        }
        Optional<String> separator = arguments.optionalText("--multi-label");
        boolean regression = arguments.flag("--regression");
        if (regression && separator.isPresent()) {
            arguments.problem("--regression and --multi-label do not go together: a row has a number or labels");
            return Optional.empty();
        }
        if (regression || separator.isPresent()) {
            OF_ONE_LABEL.stream()
                    .filter(arguments::isGiven)
                    .forEach(option -> arguments.problem(option + " goes with one label for each row only"));
        }
        if (regression) {
            return Optional.of(wish(Regression.PLAIN, "Regression.PLAIN"));
        }
        if (separator.isPresent()) {
            return separator.map(
                    between -> wish(new MultiLabel(between), "new MultiLabel(" + JavaCall.literal(between) + ")"));
        }
        return oneLabel(arguments, smoothing, focus, balanced);
    }

    private static Optional<Wish> oneLabel(MagicArguments arguments, double smoothing, double focus, boolean balanced) {
        SingleLabel objective = SingleLabel.PLAIN.smoothed(smoothing).focused(focus);
        String java = "SingleLabel.PLAIN";
        java += smoothing > 0 ? ".smoothed(" + arguments.text("--label-smoothing") + ")" : "";
        java += focus > 0 ? ".focused(" + arguments.text("--focal") + ")" : "";
        java += balanced ? ".balancing()" : "";
        SingleLabel asked = balanced ? objective.balancing() : objective;
        return asked.equals(SingleLabel.PLAIN) ? Optional.empty() : Optional.of(wish(asked, java));
    }

    private static Wish wish(Objective objective, String java) {
        return Wish.of(tuning -> tuning.objective(objective), "objective", java);
    }
}
