package io.crema.magics;

import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code %finetune} is told of when to end. */
final class StoppingArguments {
    private static final Pattern SCORE = Pattern.compile("(.+):([1-9]\\d{0,5})");

    private StoppingArguments() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--epochs",
                        "N",
                        "",
                        "the most passes over the training rows; 3, or as many as 200 steps take; 60 for tables")
                .option("--patience", "N", "", "epochs without a better score before it stops; 3, or 10 for tables")
                .option(
                        "--early-stop",
                        "SCORE:N",
                        "",
                        "as --patience N, by another score: accuracy:3, or loss:2 for the validation loss")
                .option("--budget", "10m", "", "how long training may take; then it ends with the best weights so far");
    }

    static List<Wish> read(MagicArguments arguments) {
        List<Wish> wishes = new ArrayList<>();
        if (arguments.isGiven("--epochs")) {
            int epochs = arguments.integer("--epochs", Range.atLeast(1));
            wishes.add(Wish.of(tuning -> tuning.epochs(epochs), "epochs", arguments.text("--epochs")));
        }
        if (arguments.isGiven("--patience")) {
            int patience = arguments.integer("--patience", Range.atLeast(1));
            wishes.add(Wish.of(tuning -> tuning.patience(patience), "patience", arguments.text("--patience")));
        }
        arguments.optionalText("--early-stop").ifPresent(said -> earlyStop(arguments, said, wishes));
        arguments.optionalDuration("--budget").ifPresent(time -> budget(arguments, time, wishes));
        return wishes;
    }

    private static void budget(MagicArguments arguments, Duration time, List<Wish> wishes) {
        if (time.isZero()) {
            arguments.problem("--budget takes a time above 0, like 10m");
        }
        wishes.add(Wish.of(
                tuning -> tuning.budget(time), "budget", "Duration.parse(" + JavaCall.literal(time.toString()) + ")"));
    }

    private static void earlyStop(MagicArguments arguments, String said, List<Wish> wishes) {
        Matcher matcher = SCORE.matcher(said);
        if (!matcher.matches()) {
            arguments.problem("--early-stop takes a score and a number of epochs, like macro_f1:3, not " + said);
            return;
        }
        if (arguments.isGiven("--patience")) {
            arguments.problem("--early-stop says the patience, too: leave --patience out");
        }
        String score = matcher.group(1);
        int epochs = Integer.parseInt(matcher.group(2));
        wishes.add(Wish.of(
                tuning -> tuning.earlyStop(score, epochs),
                "earlyStop",
                JavaCall.literal(score),
                String.valueOf(epochs)));
    }
}
