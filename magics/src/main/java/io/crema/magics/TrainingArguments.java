package io.crema.magics;

import io.crema.finetune.engine.Sgd;
import io.crema.finetune.engine.UpdateRule;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Schedule;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What {@code %finetune} is told of how to train. What was not said is the library's to choose. */
final class TrainingArguments {
    private final MagicArguments arguments;
    private final List<Wish> wishes = new ArrayList<>();

    private TrainingArguments(MagicArguments arguments) {
        this.arguments = arguments;
    }

    static MagicSyntax declare(MagicSyntax syntax) {
        return StoppingArguments.declare(syntax)
                .option(
                        "--lr",
                        "X|auto",
                        "",
                        "peak learning rate; 2e-5 for full, 2e-4 for lora, 1e-3 for head, 1e-2 for tables; auto looks for"
                                + " it as %lr_find does")
                .option("--batch", "N", "", "examples that are run at once; 16, or 32 for tables")
                .option("--accumulate", "N", "1", "how many batches make a step")
                .option(
                        "--schedule",
                        "cosine|linear|onecycle|constant",
                        "cosine",
                        "how the learning rate goes after its climb")
                .option("--warmup", "SHARE", "0.1", "share of the steps that climb to the peak")
                .option("--optimizer", "adamw|sgd", "adamw", "how gradients move weights")
                .option("--momentum", "X", "0.9", "share of the last step that sgd takes again")
                .flag("--nesterov", "takes sgd's gradient from where momentum leads")
                .option("--weight-decay", "X", "0.01", "decay of matrices; biases and norms have none")
                .option("--clip", "X", "1", "the norm that gradients are scaled down to")
                .option("--ema", "X", "0", "judges and keeps a moving average of the weights, of this decay: .999")
                .option("--average-best", "K", "1", "takes the mean of the best K epochs' weights, if it is no worse")
                .option(
                        "--precision",
                        "fp32|bf16|auto",
                        "fp32",
                        "in which numbers matrices are multiplied; auto takes bf16 where a few steps are faster so");
    }

    static List<Wish> read(MagicArguments arguments) {
        var reading = new TrainingArguments(arguments);
        reading.wishes.addAll(StoppingArguments.read(arguments));
        reading.wholes();
        reading.schedule();
        reading.rule();
        reading.update();
        reading.averaging();
        return List.copyOf(reading.wishes);
    }

    private void wholes() {
        if (arguments.isGiven("--lr") && !isLearningRateSought(arguments)) {
            double rate = arguments.number("--lr", Range.positive());
            add(Wish.of(tuning -> tuning.learningRate(rate), "learningRate", text("--lr")));
        }
        whole("--batch", size -> Wish.of(tuning -> tuning.batchSize(size), "batchSize", text("--batch")));
        whole(
                "--accumulate",
                count -> Wish.of(
                        tuning -> tuning.with(before -> before.withAccumulation(count)),
                        "with",
                        "before -> before.withAccumulation(" + text("--accumulate") + ")"));
    }

    private interface OfWhole {
        Wish wish(int number);
    }

    private void whole(String option, OfWhole wish) {
        if (arguments.isGiven(option)) {
            add(wish.wish(arguments.integer(option, Range.atLeast(1))));
        }
    }

    private void schedule() {
        if (!isAnyGiven("--schedule", "--warmup")) {
            return;
        }
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        schedules.put("cosine", Schedule.COSINE);
        schedules.put("linear", Schedule.LINEAR);
        schedules.put("onecycle", Schedule.ONE_CYCLE);
        schedules.put("constant", Schedule.CONSTANT);
        Schedule schedule = arguments.choice("--schedule", schedules);
        double warmup = arguments.number("--warmup", Range.between(0, 1).belowHigh());
        add(Wish.of(
                tuning -> tuning.with(before -> before.withSchedule(schedule, warmup)),
                "with",
                "before -> before.withSchedule(Schedule." + schedule.name() + ", " + text("--warmup") + ")"));
    }

    private void rule() {
        boolean descent = arguments.choice("--optimizer", new TreeMap<>(Map.of("adamw", false, "sgd", true)));
        double momentum = arguments.number("--momentum", Range.between(0, 1).belowHigh());
        boolean nesterov = arguments.flag("--nesterov");
        if (!descent) {
            List.of("--momentum", "--nesterov").stream()
                    .filter(arguments::isGiven)
                    .forEach(option -> arguments.problem(option + " goes with --optimizer sgd only"));
            return;
        }
        if (nesterov && momentum == 0) {
            arguments.problem("--nesterov needs a --momentum above 0");
            return;
        }
        UpdateRule rule = new Sgd(momentum, nesterov);
        add(Wish.of(
                tuning -> tuning.with(before -> before.withRule(rule)),
                "with",
                "before -> before.withRule(new Sgd(" + text("--momentum") + ", " + nesterov + "))"));
    }

    private void update() {
        if (!isAnyGiven("--weight-decay", "--clip")) {
            return;
        }
        double decay = arguments.number("--weight-decay", Range.atLeast(0));
        double clip = arguments.number("--clip", Range.positive());
        add(Wish.of(
                tuning -> tuning.with(before -> before.withOptimizer(decay, clip)),
                "with",
                "before -> before.withOptimizer(" + text("--weight-decay") + ", " + text("--clip") + ")"));
    }

    private void averaging() {
        if (!isAnyGiven("--ema", "--average-best")) {
            return;
        }
        double decay = arguments.number("--ema", Range.between(0, 1).belowHigh());
        int best = arguments.integer("--average-best", Range.atLeast(1));
        add(Wish.of(
                tuning -> tuning.with(before -> before.withAveraging(decay, best)),
                "with",
                "before -> before.withAveraging(" + text("--ema") + ", " + text("--average-best") + ")"));
    }

    private static boolean isLearningRateSought(MagicArguments arguments) {
        return arguments.optionalText("--lr").filter("auto"::equals).isPresent();
    }

    /**
     * The wish for a learning rate that is looked for: behind all wishes that it depends on.
     *
     * @param told hears what was found
     */
    static Optional<Wish> soughtLearningRate(MagicArguments arguments, Consumer<String> told) {
        return isLearningRateSought(arguments)
                ? Optional.of(Wish.of(
                        tuning -> tuning.withFoundLearningRate(sweep -> told.accept(sweep + "\n")),
                        "withFoundLearningRate",
                        "System.out::println"))
                : Optional.empty();
    }

    /**
     * In which numbers to compute: the last of all wishes, since it may measure what the others say.
     *
     * @param told hears what was measured
     */
    static Optional<Wish> precision(MagicArguments arguments, Consumer<String> told) {
        if (!arguments.isGiven("--precision")) {
            return Optional.empty();
        }
        Map<String, Wish> precisions = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            precisions.put(
                    precision.label(),
                    Wish.of(
                            tuning -> tuning.with(before -> before.withPrecision(precision)),
                            "with",
                            "before -> before.withPrecision(Precision." + precision.name() + ")"));
        }
        precisions.put(
                "auto",
                Wish.of(
                        tuning -> tuning.inFasterPrecision(choice -> told.accept(choice + "\n")),
                        "inFasterPrecision",
                        "System.out::println"));
        return Optional.of(arguments.choice("--precision", precisions));
    }

    private boolean isAnyGiven(String one, String other) {
        return arguments.isGiven(one) || arguments.isGiven(other);
    }

    private String text(String option) {
        return arguments.text(option);
    }

    private void add(Wish wish) {
        wishes.add(wish);
    }
}
