package io.crema.finetune.check;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.check.ConfidentLearning.Suspect;
import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.check.DataFinding.Look;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.KFold;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Labels that are probably wrong, by {@link ConfidentLearning} from the predictions of a simple classifier, out of fold.
 * Rows that say the same are in the same fold, or a wrong label would vouch for its copy.
 *
 * @param classifier learns and predicts; fast, and better than chance
 */
record SuspectedLabels(Baseline classifier) implements Check {
    private static final int FOLDS = 5;
    private static final int MOST_ROWS = 5_000;
    private static final int FEWEST_OF_A_LABEL = 2 * FOLDS;

    @Override
    public String looksAt(Examined data) {
        return usable(data).length == 0
                ? ""
                : "suspected label errors (confident learning, " + classifier.name() + " in " + FOLDS + " folds)";
    }

    /** Rows with an example and a label that enough different examples have; none if fewer than two labels are left. */
    private static int[] usable(Examined data) {
        if (!data.hasClasses() || data.data().roles().example().isEmpty()) {
            return new int[0];
        }
        int[] drawn = data.drawn(
                IntStream.range(0, data.rows())
                        .filter(row -> !data.isMissing(row))
                        .toArray(),
                MOST_ROWS);
        int[] counts = new int[data.classes()];
        Arrays.stream(drawn).filter(data.duplicates()::isFirst).forEach(row -> counts[data.label(row)]++);
        int[] frequent = Arrays.stream(drawn)
                .filter(row -> counts[data.label(row)] >= FEWEST_OF_A_LABEL)
                .toArray();
        return Arrays.stream(counts).filter(count -> count >= FEWEST_OF_A_LABEL).count() < 2 ? new int[0] : frequent;
    }

    @Override
    public List<DataFinding> findings(Examined examined) {
        int[] rows = usable(examined);
        LabelledData marked = examined.duplicates().marked().select(rows);
        LabelledData some = marked.label(marked.roles().label());
        double[][] probabilities = outOfFold(some, examined.seed());
        ConfidentLearning learning = ConfidentLearning.of(some.labelIndices(), probabilities);
        List<Suspect> suspects = learning.suspects();
        if (suspects.isEmpty()) {
            return List.of();
        }
        Interval noise = learning.noiseInterval(examined.seed());
        List<Look> looks = new ArrayList<>();
        for (Suspect suspect : suspects.subList(0, Math.min(10, suspects.size()))) {
            looks.add(examined.look(
                    rows[suspect.row()],
                    String.format(
                            Locale.ROOT,
                            "rather %s (%.2f)",
                            some.labels().get(suspect.likely()),
                            probabilities[suspect.row()][suspect.likely()])));
        }
        return List.of(new DataFinding(
                Kind.SUSPECTED_LABELS,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d labels%s may be wrong; about %.1f %% of all, by an estimate that a simple model's own"
                                + " errors make larger (95 %% bootstrap interval %.1f to %.1f %%, seed %d).",
                        suspects.size(),
                        rows.length,
                        rows.length < examined.rows()
                                ? String.format(Locale.ROOT, " (drawn of %,d)", examined.rows())
                                : "",
                        100 * learning.noiseShare(),
                        100 * noise.lower(),
                        100 * noise.upper(),
                        examined.seed()),
                "Wrong labels teach what is wrong, and in a test part they hide which model is better.",
                looks));
    }

    private double[][] outOfFold(LabelledData data, long seed) {
        LabelledData all = LabelledData.of(data.table()).label(data.roles().label());
        LabelledData read = data.roles().image().isEmpty()
                ? all.text(data.roles().text())
                : all.image(data.roles().image());
        FoldedData folds = read.split(KFold.of(FOLDS).seed(seed).groupBy(Duplicates.COLUMN));
        List<String> examples = read.examples();
        double[][] probabilities = new double[read.rows()][];
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            int[] held = folds.heldOut(fold);
            int[] others = IntStream.range(0, read.rows())
                    .filter(row -> folds.foldOf().get(row) != fold)
                    .toArray();
            double[][] said = classifier
                    .fit(read.select(others))
                    .probabilities(Arrays.stream(held).mapToObj(examples::get).toList());
            for (int at = 0; at < held.length; at++) {
                probabilities[held[at]] = said[at];
            }
        });
        return probabilities;
    }
}
