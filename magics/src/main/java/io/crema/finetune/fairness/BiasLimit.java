package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition under which something must stop: {@code demographic_parity_difference > 0.1 and
 * equalized_odds_difference > 0.05}. It is met where all of its parts are met at once: by the gaps of the same rows. A gap
 * that is undefined meets every condition, as nothing shows that it is within it.
 */
public record BiasLimit(List<Part> parts) {
    /** What an assessment of swapped people is held to: the share of sentences of which not all forms are decided alike. */
    static final String FLIP_RATE = "counterfactual_flip_rate";

    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("\\s*([a-z_]+)\\s*(>=|<=|>|<)\\s*(\\S+)\\s*");

    public BiasLimit {
        parts = List.copyOf(parts);
    }

    /** How a number is held against a limit. */
    public enum Comparison {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean isMet(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
            };
        }

        static Comparison of(String sign) {
            return Arrays.stream(values())
                    .filter(each -> each.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One number and its limit. */
    public record Part(String metric, Comparison comparison, double limit) {
        @Override
        public String toString() {
            return metric + " " + comparison.sign + " " + (limit == Math.rint(limit) ? "" + (long) limit : "" + limit);
        }

        private boolean isMet(Score score) {
            return !score.isDefined() || comparison.isMet(score.value(), limit);
        }
    }

    /** What met a condition, in words that a notebook stops with. */
    public record Breach(String summary, String hint) {}

    /** The numbers that may be limited. */
    public static List<String> metrics() {
        return Stream.concat(
                        Disparity.all(GapMethod.BETWEEN_GROUPS).stream().map(Disparity::name), Stream.of(FLIP_RATE))
                .toList();
    }

    /**
     * Reads a condition: a metric, one of {@code > >= < <=} and a number; several with {@code and} between them.
     *
     * @throws IllegalArgumentException if it is none, with what was expected
     */
    public static BiasLimit parse(String condition) {
        List<Part> parts = new ArrayList<>();
        for (String part : AND.split(condition, -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is no condition: expected a metric, one of"
                        + " > >= < <= and a number, as in demographic_parity_difference > 0.1");
            }
            if (!metrics().contains(matcher.group(1))) {
                throw new IllegalArgumentException("no metric \"" + matcher.group(1) + "\" to limit (metrics: "
                        + String.join(", ", metrics()) + ")");
            }
            parts.add(new Part(matcher.group(1), Comparison.of(matcher.group(2)), number(matcher.group(3))));
        }
        return new BiasLimit(parts);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number to hold a metric against: try 0.1", e);
        }
    }

    /**
     * What in an assessment meets the condition first, if anything does. A condition on numbers that the assessment has
     * not is met, too.
     */
    public Optional<Breach> breachedBy(BiasAssessment assessment) {
        List<Measured> all = new ArrayList<>();
        for (BiasReport report : assessment.byGroup()) {
            report.strata().forEach(stratum -> all.add(Measured.of(report, stratum)));
        }
        assessment.counterfactuals().forEach(report -> all.add(Measured.of(report)));
        List<Measured> concerned = all.stream()
                .filter(each ->
                        parts.stream().allMatch(part -> each.find(part.metric()).isPresent()))
                .toList();
        return concerned.isEmpty()
                ? Optional.of(unassessed(assessment.refusals()))
                : concerned.stream().filter(this::isMetBy).findFirst().map(this::breach);
    }

    private Breach unassessed(List<Refusal> refusals) {
        String summary = "nothing was assessed that \"" + this + "\" could be held against";
        return refusals.stream()
                .filter(refusal -> refusal.title().equals(Refusal.SWAPS)
                        && parts.stream().anyMatch(part -> part.metric().equals(FLIP_RATE)))
                .findFirst()
                .map(refusal -> new Breach(summary + ": " + refusal.reason(), refusal.hint()))
                .orElseGet(
                        () -> new Breach(
                                summary,
                                FLIP_RATE
                                        + " needs --counterfactual, all others need --sensitive, and the two are limited apart"));
    }

    private boolean isMetBy(Measured measured) {
        return parts.stream()
                .allMatch(part ->
                        part.isMet(measured.find(part.metric()).orElseThrow().score()));
    }

    private Breach breach(Measured measured) {
        String figures = parts.stream()
                .map(part -> measured.find(part.metric()).orElseThrow().words())
                .collect(Collectors.joining(" and "));
        return new Breach(
                "the limit \"" + this + "\" is reached: " + figures + " (" + measured.of() + ")",
                "The report above says for whom. %bias_report --mitigate shows what can be done and what it costs");
    }

    /** {@code demographic_parity_difference > 0.1}. */
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(" and "));
    }

    /** The numbers of one part of an assessment. */
    private record Measured(String of, List<Figure> figures) {
        static Measured of(BiasReport report, BiasStratum stratum) {
            String within = stratum.name().isEmpty() ? "" : ", " + stratum.name();
            return new Measured(
                    String.join(Grouping.AND, report.sensitive())
                            + within
                            + String.format(
                                    Locale.ROOT,
                                    ", positive = %s, n = %,d",
                                    report.positive(),
                                    stratum.overall().rows()),
                    stratum.gaps().stream()
                            .map(gap -> new Figure(gap.disparity().name(), gap.score(), words(gap)))
                            .toList());
        }

        static Measured of(CounterfactualReport report) {
            return new Measured(
                    report.title(),
                    List.of(new Figure(
                            FLIP_RATE,
                            report.flipped().score(),
                            FLIP_RATE + " is " + report.flipped().toText(3))));
        }

        private static String words(Gap gap) {
            return gap.disparity().name() + " is " + gap.score().toText(3)
                    + gap.test().map(test -> ", " + Wording.p(test.p())).orElse("");
        }

        Optional<Figure> find(String metric) {
            return figures.stream()
                    .filter(figure -> figure.metric().equals(metric))
                    .findFirst();
        }
    }

    private record Figure(String metric, Score score, String words) {}
}
