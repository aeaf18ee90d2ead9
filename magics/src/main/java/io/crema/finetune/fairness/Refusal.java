package io.crema.finetune.fairness;

/**
 * A part of an assessment that was asked for and could not be made, while others were.
 *
 * @param title what was asked for: {@code Mitigation by reweighing: sex, positive = good}
 * @param reason what happened and what was expected, without a full stop
 * @param hint what to do next, without a full stop
 */
public record Refusal(String title, String reason, String hint) {
    /** The title of swapped sentences. */
    public static final String SWAPS = "Counterfactual swaps";

    /** What to tell of it: why there is no such part, and what makes one. */
    public String sentence() {
        return "Not made: " + reason + ". " + hint + ".";
    }
}
