package io.crema.finetune.strategy;

import java.util.Locale;

/**
 * Which strategy suits a model and its data, and why. It depends on neither the machine nor chance, so that it is the
 * same for whoever runs a notebook next.
 *
 * @param why as a clause: {@code the rarest label has 12 training rows}
 */
public record StrategyChoice(Strategy strategy, String why) {

    /** Up to here pairs of examples teach more than the examples alone (Tunstall et al. 2022, arXiv:2209.11055). */
    private static final int FEW = 16;

    /** Beyond, gradients and moments of all weights take gigabytes, and low-rank additions lose little. */
    private static final long LARGE = 200_000_000;

    /** For a model that has learned nothing yet. */
    public static StrategyChoice ofUntrained() {
        return new StrategyChoice(Strategy.full(), "the model has learned nothing yet, so there is nothing to keep");
    }

    /** For a model that writes. */
    public static StrategyChoice ofWriter() {
        return new StrategyChoice(Strategy.lora(8, 16), "a model that writes keeps so what it can write already");
    }

    /**
     * For a model that chooses one label.
     *
     * @param fewest training rows of the rarest label
     * @param texts whether it reads texts
     * @param parameters of its body
     */
    public static StrategyChoice ofClassifier(int fewest, boolean texts, long parameters) {
        if (fewest > FEW) {
            return of(parameters);
        }
        String rows =
                String.format(Locale.ROOT, "the rarest label has %d training row%s", fewest, fewest == 1 ? "" : "s");
        return texts
                ? new StrategyChoice(Strategy.fewShot(), rows + ", of which pairs teach more")
                : new StrategyChoice(Strategy.head(), rows + ", too few to move all weights");
    }

    /** For any other model, or rows that change at random as they are learned: by the size of its body. */
    public static StrategyChoice of(long parameters) {
        String size = String.format(Locale.ROOT, "the model has %,d parameters", parameters);
        return parameters > LARGE
                ? new StrategyChoice(Strategy.lora(8, 16), size + ", too many to keep gradients and moments of all")
                : new StrategyChoice(Strategy.full(), size + ", few enough to move all");
    }

    @Override
    public String toString() {
        return "Strategy " + strategy.name() + ": " + why + ".";
    }
}
