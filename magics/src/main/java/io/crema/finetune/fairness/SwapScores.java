package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.Score;
import io.crema.finetune.metrics.SignTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The probabilities of every sentence in every form: {@code [sentence][variant]}. */
final class SwapScores {
    private static final double THRESHOLD = 0.5;

    private final List<Variant> variants;
    private final double[][] probabilities;
    private final double[] means;

    private SwapScores(List<Variant> variants, double[][] probabilities) {
        this.variants = variants;
        this.probabilities = probabilities;
        this.means = Arrays.stream(probabilities)
                .mapToDouble(forms -> DoubleStream.of(forms).average().orElseThrow())
                .toArray();
    }

    static SwapScores of(Counterfactuals texts, Function<List<String>, double[]> probability) {
        List<String> flat = texts.texts().stream().flatMap(List::stream).toList();
        double[] answers = probability.apply(flat);
        if (answers.length != flat.size()) {
            throw new IllegalArgumentException(
                    "the model gave " + answers.length + " probabilities for " + flat.size() + " texts");
        }
        for (int i = 0; i < answers.length; i++) {
            if (!(answers[i] >= 0 && answers[i] <= 1)) {
                throw new IllegalArgumentException("the model gave " + answers[i] + " for \"" + flat.get(i)
                        + "\", expected a probability in [0,1]");
            }
        }
        int variants = texts.variants().size();
        double[][] probabilities = new double[texts.texts().size()][];
        for (int sentence = 0; sentence < probabilities.length; sentence++) {
            probabilities[sentence] = Arrays.copyOfRange(answers, sentence * variants, (sentence + 1) * variants);
        }
        return new SwapScores(texts.variants(), probabilities);
    }

    /** Whether there are groups to hold against each other. */
    boolean hasGroups() {
        return variants.stream().map(Variant::group).distinct().count() > 1;
    }

    /** The groups in place of their variants, each with the mean probability of its own. */
    SwapScores byGroup() {
        List<String> groups = variants.stream().map(Variant::group).distinct().toList();
        double[][] ofGroups = new double[probabilities.length][groups.size()];
        for (int sentence = 0; sentence < probabilities.length; sentence++) {
            double[] forms = probabilities[sentence];
            Arrays.setAll(
                    ofGroups[sentence],
                    group -> IntStream.range(0, forms.length)
                            .filter(variant -> variants.get(variant).group().equals(groups.get(group)))
                            .mapToDouble(variant -> forms[variant])
                            .average()
                            .orElseThrow());
        }
        return new SwapScores(
                groups.stream().map(group -> new Variant(group, group)).toList(), ofGroups);
    }

    /** A row for each variant, the lowest change first. */
    List<CounterfactualRow> rows(Resampling resampling) {
        double[] ps =
                IntStream.range(0, variants.size()).mapToDouble(this::signTest).toArray();
        double[] adjusted = SignTest.holm(ps);
        List<CounterfactualRow> rows = new ArrayList<>();
        for (int variant = 0; variant < variants.size(); variant++) {
            rows.add(new CounterfactualRow(
                    variants.get(variant),
                    mean(probabilitiesOf(variant), resampling),
                    flipRate(variant, resampling.level()),
                    mean(changesOf(variant), resampling),
                    ps[variant],
                    adjusted[variant]));
        }
        rows.sort(Comparator.comparingDouble(row -> row.change().score().value()));
        return rows;
    }

    private double[] probabilitiesOf(int variant) {
        return Arrays.stream(probabilities).mapToDouble(forms -> forms[variant]).toArray();
    }

    /** The variant's probability less the mean of all variants, sentence by sentence. */
    private double[] changesOf(int variant) {
        return IntStream.range(0, means.length)
                .mapToDouble(sentence -> probabilities[sentence][variant] - means[sentence])
                .toArray();
    }

    private static Estimate mean(double[] values, Resampling resampling) {
        return Estimate.of(Score.of(DoubleStream.of(values).average().orElseThrow()), resampling.ofMean(values));
    }

    private Estimate flipRate(int variant, double level) {
        long flips = IntStream.range(0, means.length)
                .filter(sentence -> isPositive(probabilities[sentence][variant]) != isPositive(means[sentence]))
                .count();
        return share(flips, level);
    }

    /** The share of sentences of which not all forms are decided alike. */
    Estimate flipped(double level) {
        long flips = Arrays.stream(probabilities)
                .filter(forms -> isPositive(max(forms)) != isPositive(min(forms)))
                .count();
        return share(flips, level);
    }

    private Estimate share(long flips, double level) {
        double share = (double) flips / means.length;
        return Estimate.of(Score.of(share), Interval.wilson(share, means.length, level));
    }

    /**
     * Against the median of the other variants: were the variants exchangeable, above and below would be equally
     * likely.
     */
    private double signTest(int variant) {
        int up = 0;
        int down = 0;
        for (double[] forms : probabilities) {
            double median = medianOfOthers(forms, variant);
            up += forms[variant] > median ? 1 : 0;
            down += forms[variant] < median ? 1 : 0;
        }
        return SignTest.p(up, down);
    }

    private static double medianOfOthers(double[] forms, int variant) {
        double[] others = IntStream.range(0, forms.length)
                .filter(other -> other != variant)
                .mapToDouble(other -> forms[other])
                .sorted()
                .toArray();
        int middle = others.length / 2;
        return others.length % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
    }

    /** Of each sentence its highest and its lowest form, widest apart first. */
    List<CounterfactualPair> widestPairs(Counterfactuals texts, int limit) {
        return IntStream.range(0, means.length)
                .mapToObj(sentence -> widestPair(texts.texts().get(sentence), probabilities[sentence]))
                .sorted(Comparator.comparingDouble(CounterfactualPair::difference)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static CounterfactualPair widestPair(List<String> words, double[] forms) {
        int highest = 0;
        int lowest = 0;
        for (int variant = 1; variant < forms.length; variant++) {
            highest = forms[variant] > forms[highest] ? variant : highest;
            lowest = forms[variant] < forms[lowest] ? variant : lowest;
        }
        return new CounterfactualPair(words.get(highest), forms[highest], words.get(lowest), forms[lowest]);
    }

    private static boolean isPositive(double probability) {
        return probability >= THRESHOLD;
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }

    private static double min(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }
}
