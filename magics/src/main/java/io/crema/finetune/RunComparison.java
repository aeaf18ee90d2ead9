package io.crema.finetune;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.Disparity;
import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Contest.Contender;
import io.crema.finetune.metrics.Contest.Criterion;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs that are about to be held against the first of them. Immutable.
 *
 * @param names what tables and sentences call them, all different
 * @param metric shown beside the accuracy; by it the bootstrap decides
 * @param examples how many rows are shown that some have right and others not
 */
public record RunComparison(
        List<FineTuned> runs, List<String> names, Metric metric, Criterion criterion, int examples) {

    public RunComparison {
        runs = List.copyOf(runs);
        names = List.copyOf(names);
        if (names.size() != runs.size()) {
            throw new IllegalArgumentException(
                    names.size() + " names for " + runs.size() + " runs: give each a name of its own");
        }
        runs.forEach(run -> run.requireOneLabel("examine(part, options)"));
    }

    static RunComparison of(List<FineTuned> runs) {
        List<String> names = new ArrayList<>();
        for (FineTuned run : runs) {
            String name = run.name() + ", " + run.plan().strategy();
            names.add(names.contains(name) ? name + ", number " + (names.size() + 1) : name);
        }
        return new RunComparison(runs, names, Metrics.MACRO_F1, Criterion.MCNEMAR, 5);
    }

    /** The same with shorter names. */
    public RunComparison called(String... shorter) {
        return new RunComparison(runs, List.of(shorter), metric, criterion, examples);
    }

    /** The same with another metric beside the accuracy. */
    public RunComparison by(Metric other) {
        return new RunComparison(runs, names, other, criterion, examples);
    }

    /** The same with another way to name a winner; McNemar's test unless said otherwise. */
    public RunComparison test(Criterion other) {
        return new RunComparison(runs, names, metric, other, examples);
    }

    /** The same with so many examples of disagreement; 5 unless said otherwise. */
    public RunComparison examples(int most) {
        return new RunComparison(runs, names, metric, criterion, most);
    }

    /**
     * Asks all runs about the same rows.
     *
     * @throws io.crema.finetune.data.DataException if a row has a label that one of the runs does not know
     */
    public Contest on(LabelledData rows) {
        if (rows.rows() == 0) {
            throw new DataException(
                    runs.get(0).nameOf(rows) + " has no rows",
                    "Compare on another part, or divide the data so that this one has rows.");
        }
        FineTuned first = runs.get(0);
        LabelledData known = rows.withLabels(first.labels()).checked();
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            requireSameLabels(names.get(i), runs.get(i).labels(), first.labels());
            contenders.add(new Contender(names.get(i), predictions(runs.get(i), known)));
            runs.get(i).noteLook(rows, "comparison");
        }
        return Contest.of(
                        contenders,
                        metric,
                        criterion,
                        Resampling.seeded(first.provenance().seed()))
                .on(first.nameOf(rows))
                .noting(seenInTraining(known))
                .withDisagreements(known.examples(), examples);
    }

    /**
     * As {@link #on}, and by how far groups lie apart in what the runs decide.
     *
     * @param positive the label that counts as selected
     * @param sensitive the columns that say who a row is about; several mean their intersections
     * @throws io.crema.finetune.fairness.BiasException if the rows are of one group only
     */
    public GapContest on(LabelledData rows, Disparity disparity, String positive, String... sensitive) {
        return GapContest.of(
                on(rows),
                disparity,
                positive,
                BiasAudit.features(List.of(sensitive), rows),
                BiasOptions.seeded(runs.get(0).provenance().seed()));
    }

    /** A run may have its labels in another order: it is asked in its own, and answers in that of the rows. */
    private static Predictions predictions(FineTuned run, LabelledData known) {
        Predictions own = run.predictions(known.withLabels(run.labels()));
        int[] place = known.labels().stream().mapToInt(run.labels()::indexOf).toArray();
        double[][] probabilities = new double[own.size()][place.length];
        for (int row = 0; row < probabilities.length; row++) {
            for (int label = 0; label < place.length; label++) {
                probabilities[row][label] = own.probability(row, place[label]);
            }
        }
        return Predictions.of(known.labels(), known.labelIndices(), probabilities);
    }

    private void requireSameLabels(String name, List<String> labels, List<String> expected) {
        if (!Set.copyOf(labels).equals(Set.copyOf(expected))) {
            throw new IllegalArgumentException(name + " knows the labels " + String.join(", ", labels) + ", and "
                    + names.get(0) + " " + String.join(", ", expected)
                    + ": only runs with the same labels can be compared");
        }
    }

    /** Rows that a run has learned from flatter it. */
    private List<String> seenInTraining(LabelledData known) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Set<String> learned = new HashSet<>(runs.get(i).data().train().examples());
            long seen = known.examples().stream().filter(learned::contains).count();
            if (seen > 0) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%,d of the %,d rows are among those that %s learned from, which flatters it.",
                        seen,
                        known.rows(),
                        names.get(i)));
            }
        }
        return notes;
    }
}
