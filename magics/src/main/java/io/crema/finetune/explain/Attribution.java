package io.crema.finetune.explain;

import java.util.List;

/**
 * What each part did to a score.
 *
 * @param how the method, with all that it depends on: {@code integrated gradients, midpoint rule, 50 steps}
 * @param parts the change that each part is credited with, in the score's unit
 * @param apart what belongs to no part, such as special tokens
 * @param score with all parts
 * @param baselineScore with all parts at their baseline
 * @param standardErrors of the parts, in the score's unit; none unless they are estimates
 * @param positions the same as the parts by tokens or pixels; none where only parts are known
 */
public record Attribution(
        String how,
        List<Double> parts,
        double apart,
        double score,
        double baselineScore,
        List<Double> standardErrors,
        List<Double> positions) {

    public Attribution {
        parts = List.copyOf(parts);
        standardErrors = List.copyOf(standardErrors);
        positions = List.copyOf(positions);
    }

    static Attribution of(String how, PartScore.Contributions contributions, double score, double baselineScore) {
        return new Attribution(
                how,
                contributions.byPart(),
                contributions.apart(),
                score,
                baselineScore,
                List.of(),
                contributions.byPosition());
    }

    static Attribution ofParts(String how, List<Double> parts, double score, double baselineScore) {
        return new Attribution(how, parts, 0, score, baselineScore, List.of(), List.of());
    }

    Attribution withStandardErrors(List<Double> errors) {
        return new Attribution(how, parts, apart, score, baselineScore, errors, positions);
    }

    /** Of all parts, and of what belongs to none. */
    public double sum() {
        return apart + parts.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The change of the score that there is to explain. */
    public double change() {
        return score - baselineScore;
    }

    /** How far the sum is from the change, in the score's unit: 0 is complete. */
    public double completenessError() {
        return Math.abs(sum() - change());
    }

    /** The same as a fraction of the change; not a number if both are 0. */
    public double relativeError() {
        return completenessError() / Math.abs(change());
    }
}
