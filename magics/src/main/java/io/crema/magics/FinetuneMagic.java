package io.crema.magics;

import io.crema.finetune.FineTuning;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.LinearProbe;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Schedule;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import io.crema.magics.render.TrainingDisplay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code %finetune}: {@link FineTuning}. */
public final class FinetuneMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return CheckpointArguments.declare(MagicSyntax.named(
                        "finetune",
                        "Fine-tunes a pretrained model, into the variable run. Starts from the loaded weights every time;"
                                + " the stop button ends it in order, with the best weights so far.")
                .optional("MODEL", "what to fine-tune; model if nothing is named")
                .optional("DATA", "divided data; data if nothing is named")
                .option("--strategy", "head|full", "full", "trains the head alone, or all weights")
                .option("--epochs", "N", "", "the most passes over the training rows; 3, or as many as 200 steps take")
                .option("--lr", "X", "", "peak learning rate; 2e-5 for full, 1e-3 for head")
                .option("--layer-decay", "X", "0.9", "learning-rate factor from each block to the one below, for full")
                .option("--batch", "N", "16", "examples in a step")
                .option("--schedule", "cosine|linear|constant", "cosine", "how the learning rate falls")
                .option("--warmup", "SHARE", "0.1", "share of the steps that climb to the peak")
                .option("--weight-decay", "X", "0.01", "decay of matrices; biases and norms have none")
                .option("--clip", "X", "1", "the norm that gradients are scaled down to")
                .option("--patience", "N", "3", "epochs without a better macro-F1 before it stops"))
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Strategy strategy = strategy(arguments);
        OptionalInt epochs = arguments.optionalInteger("--epochs", Range.atLeast(1));
        OptionalDouble learningRate = arguments.optionalNumber("--lr", Range.positive());
        int batch = arguments.integer("--batch", Range.atLeast(1));
        Schedule schedule = arguments.choice("--schedule", schedules());
        double warmup = arguments.number("--warmup", Range.between(0, 1).belowHigh());
        double decay = arguments.number("--weight-decay", Range.atLeast(0));
        double clip = arguments.number("--clip", Range.positive());
        int patience = arguments.integer("--patience", Range.atLeast(1));
        long seed = arguments.seed();
        CheckpointArguments checkpoints = CheckpointArguments.read(arguments, context);
        if (arguments.isGiven("--layer-decay") && !(strategy instanceof FullFineTune)) {
            arguments.problem("--layer-decay goes with --strategy full only: the head has no layers below it");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(checkpoints.java(java(notebook, strategy, schedule), arguments).then("fit"));
            return null;
        }
        Pretrained model = notebook.value(Pretrained.class, "MODEL", "model", "%load_model minilm");
        SplitData data = divided(notebook);
        return notebook.bind("run", Refusals.of(notebook.magic(), () -> {
            FineTuning tuning = FineTuning.of(model)
                    .on(data)
                    .strategy(strategy)
                    .with(before -> before.withBatchSize(batch)
                            .withSchedule(schedule, warmup)
                            .withOptimizer(decay, clip)
                            .withPatience(patience))
                    .seed(seed);
            tuning = notebook.quiet() ? tuning.watchedBy(Watching.stop(context)) : shown(tuning, context, data);
            tuning = epochs.isPresent() ? tuning.epochs(epochs.getAsInt()) : tuning;
            tuning = learningRate.isPresent() ? tuning.learningRate(learningRate.getAsDouble()) : tuning;
            return checkpoints.applyTo(tuning).fit();
        }));
    }

    private static FineTuning shown(FineTuning tuning, MagicContext context, SplitData data) {
        var display = new TrainingDisplay(context.display(), context.renderers());
        display.preparing(data.train().rows() + data.validation().rows());
        return tuning.listener(display).watchedBy(Watching.training(context, display));
    }

    /** The parts to train on; data that was not divided yet is divided as {@code %split} does. */
    private static SplitData divided(Notebook notebook) throws Exception {
        Rows rows = notebook.rows();
        SplitData parts = Refusals.of(notebook.magic(), rows::parts);
        if (rows instanceof Rows.Undivided) {
            notebook.context().print("Divided first, as %split does: " + parts + "\n");
            notebook.context().variables().set("data", parts);
        }
        return parts;
    }

    private static Strategy strategy(MagicArguments arguments) {
        double layerDecay =
                arguments.number("--layer-decay", Range.between(0, 1).aboveLow());
        Map<String, Strategy> strategies = new LinkedHashMap<>();
        strategies.put("full", layerDecay > 0 ? new FullFineTune(layerDecay) : Strategy.full());
        strategies.put("head", new LinearProbe());
        return arguments.choice("--strategy", strategies);
    }

    private static Map<String, Schedule> schedules() {
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        schedules.put("cosine", Schedule.COSINE);
        schedules.put("linear", Schedule.LINEAR);
        schedules.put("constant", Schedule.CONSTANT);
        return schedules;
    }

    private static String partsJava(Notebook notebook) {
        String data = notebook.dataJava();
        return notebook.arguments()
                .object("DATA")
                .or(() -> notebook.context().variables().get(data))
                .filter(LabelledData.class::isInstance)
                .map(whole -> data + ".split(" + Rows.usualSplitJava((LabelledData) whole) + ")")
                .orElse(data);
    }

    /** Says what the user said; what was left open is left open in Java too. */
    private static JavaCall java(Notebook notebook, Strategy strategy, Schedule schedule) {
        MagicArguments given = notebook.arguments();
        String model = notebook.java(Pretrained.class, "MODEL", "model");
        JavaCall java = JavaCall.into(notebook.target("run"), "FineTuning")
                .then("of", model)
                .then("on", partsJava(notebook))
                .then(
                        "strategy",
                        given.isGiven("--layer-decay")
                                ? "new FullFineTune(" + given.text("--layer-decay") + ")"
                                : "Strategy." + strategy.name() + "()");
        Map<String, String> methods = new LinkedHashMap<>();
        methods.put("--epochs", "epochs");
        methods.put("--lr", "learningRate");
        methods.put("--batch", "batchSize");
        methods.put("--patience", "patience");
        for (var method : methods.entrySet()) {
            java = given.isGiven(method.getKey()) ? java.then(method.getValue(), given.text(method.getKey())) : java;
        }
        if (given.isGiven("--schedule") || given.isGiven("--warmup")) {
            java = java.then(
                    "with",
                    "before -> before.withSchedule(Schedule." + schedule.name() + ", " + given.text("--warmup") + ")");
        }
        if (given.isGiven("--weight-decay") || given.isGiven("--clip")) {
            java = java.then(
                    "with",
                    "before -> before.withOptimizer(" + given.text("--weight-decay") + ", " + given.text("--clip")
                            + ")");
        }
        return given.isGiven("--seed") ? java.then("seed", JavaCall.literal(given.seed())) : java;
    }
}
