package io.crema.magics;

import io.crema.finetune.strategy.BitFit;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.GradualUnfreezing;
import io.crema.finetune.strategy.LoraFineTune;
import io.crema.finetune.strategy.Strategy;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What {@code %finetune} is told of which weights to train. */
final class StrategyArguments {
    private static final List<String> OF_LORA = List.of("--rank", "--alpha", "--target", "--lora-dropout", "--rslora");

    private final MagicArguments arguments;
    private final Consumer<String> told;

    private StrategyArguments(MagicArguments arguments, Consumer<String> told) {
        this.arguments = arguments;
        this.told = told;
    }

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--strategy",
                        "full|gradual|lora|bitfit|fewshot|head|auto",
                        "full",
                        "trains all weights; from the head down, a block more each epoch; low-rank additions; biases;"
                                + " from pairs of a few examples, checkpoints being of the head that follows them; the head"
                                + " alone; or what suits model and data")
                .option(
                        "--layer-decay",
                        "X",
                        "",
                        "learning-rate factor from each block to the one below; 0.9 for full and gradual, else 1")
                .option("--rank", "N", "8", "how wide LoRA's additions are")
                .option("--alpha", "X", "16", "what LoRA's additions are multiplied by, over the rank")
                .option(
                        "--target",
                        "LAYERS",
                        "",
                        "linear layers that LoRA adds to, by name or pattern, or all-linear; queries and values if"
                                + " nothing is named")
                .option("--lora-dropout", "X", "0", "dropout of LoRA's input")
                .flag("--rslora", "divides alpha by the rank's root");
    }

    /**
     * The strategy that was chosen, and its Java.
     *
     * @param told hears which one auto took
     */
    static Wish read(MagicArguments arguments, Consumer<String> told) {
        return new StrategyArguments(arguments, told).wish();
    }

    private Wish wish() {
        Map<String, Supplier<Wish>> strategies = new LinkedHashMap<>();
        strategies.put("full", this::full);
        strategies.put("gradual", this::gradual);
        strategies.put("lora", this::lora);
        strategies.put("bitfit", this::bitfit);
        strategies.put("fewshot", this::fewShot);
        strategies.put("head", this::head);
        strategies.put("auto", this::auto);
        Supplier<Wish> chosen = arguments.choice("--strategy", strategies);
        String name = arguments.text("--strategy");
        if (!name.equals("lora") && strategies.containsKey(name)) {
            for (String option : OF_LORA) {
                if (arguments.isGiven(option)) {
                    arguments.problem(option + " goes with --strategy lora only");
                }
            }
        }
        return chosen.get();
    }

    private Wish full() {
        double decay = layerDecay(0.9);
        return wish(new FullFineTune(decay), decayed("Strategy.full()", "new FullFineTune"));
    }

    private Wish gradual() {
        double decay = layerDecay(0.9);
        return wish(new GradualUnfreezing(decay), decayed("Strategy.gradual()", "new GradualUnfreezing"));
    }

    private Wish bitfit() {
        double decay = layerDecay(1);
        return wish(new BitFit(decay), decayed("Strategy.bitfit()", "new BitFit"));
    }

    private Wish fewShot() {
        refuseLayerDecay("fewshot");
        return wish(Strategy.fewShot(), "Strategy.fewShot()");
    }

    private void refuseLayerDecay(String strategy) {
        if (arguments.isGiven("--layer-decay")) {
            arguments.problem("--layer-decay does not go with --strategy " + strategy
                    + ": its head has no layers below it that learn with it");
        }
    }

    private Wish head() {
        refuseLayerDecay("head");
        return wish(Strategy.head(), "Strategy.head()");
    }

    private Wish auto() {
        if (arguments.isGiven("--layer-decay")) {
            arguments.problem("--layer-decay goes with a strategy that you name, not with auto");
        }
        return Wish.of(
                tuning -> tuning.withSuitableStrategy(choice -> told.accept(choice + "\n")),
                "withSuitableStrategy",
                "System.out::println");
    }

    private Wish lora() {
        int rank = Math.max(1, arguments.integer("--rank", Range.atLeast(1)));
        double alpha = arguments.number("--alpha", Range.positive());
        double dropout = arguments.number("--lora-dropout", Range.between(0, 1).belowHigh());
        List<String> targets = arguments.list("--target");
        LoraFineTune lora = Strategy.lora(rank, alpha > 0 ? alpha : 1)
                .on(targets.toArray(String[]::new))
                .dropout(dropout)
                .layerDecay(layerDecay(1));
        StringBuilder java = new StringBuilder("Strategy.lora(" + arguments.text("--rank") + ", ")
                .append(arguments.text("--alpha"))
                .append(')');
        if (!targets.isEmpty()) {
            java.append(".on(")
                    .append(String.join(", ", JavaCall.literals(targets)))
                    .append(')');
        }
        if (arguments.isGiven("--lora-dropout")) {
            java.append(".dropout(").append(arguments.text("--lora-dropout")).append(')');
        }
        if (arguments.isGiven("--layer-decay")) {
            java.append(".layerDecay(").append(arguments.text("--layer-decay")).append(')');
        }
        boolean stabilized = arguments.flag("--rslora");
        return wish(stabilized ? lora.rankStabilized() : lora, java + (stabilized ? ".rankStabilized()" : ""));
    }

    private double layerDecay(double otherwise) {
        double given = arguments
                .optionalNumber("--layer-decay", Range.between(0, 1).aboveLow())
                .orElse(otherwise);
        return given > 0 ? given : otherwise;
    }

    private String decayed(String usual, String constructor) {
        return arguments.isGiven("--layer-decay") ? constructor + "(" + arguments.text("--layer-decay") + ")" : usual;
    }

    private static Wish wish(Strategy strategy, String java) {
        return Wish.of(tuning -> tuning.strategy(strategy), "strategy", java);
    }
}
