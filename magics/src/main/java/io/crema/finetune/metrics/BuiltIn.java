package io.crema.finetune.metrics;

import java.util.function.Function;

/**
 * A metric that comes with Crema, as a value: its names, its formula in words and in Java, and what it needs of the rows.
 *
 * @param ideal 1 where more is better, 0 where less is
 * @param score asked only of rows that lack nothing
 */
record BuiltIn(String name, String title, String formula, double ideal, Needs needs, Function<Predictions, Score> score)
        implements Metric {

    /** What rows must have before something can be said of them. */
    interface Needs {
        Needs NOTHING = rows -> "";
        Needs PROBABILITIES = rows -> rows.hasProbabilities() ? "" : "no probabilities";
        Needs TWO_CLASSES = probabilitiesAnd(rows -> rows.labels().size() == 2 ? "" : "more than two classes");

        /** What is lacking, in a few words; empty if nothing is. */
        String lacking(Predictions rows);

        /** Probabilities of more than two classes; for two there is another metric. */
        static Needs moreClassesThan(Metric forTwo) {
            return probabilitiesAnd(rows -> rows.labels().size() > 2 ? "" : "two classes: see " + forTwo.name());
        }

        private static Needs probabilitiesAnd(Needs more) {
            return rows -> rows.hasProbabilities() ? more.lacking(rows) : PROBABILITIES.lacking(rows);
        }
    }

    @Override
    public boolean higherIsBetter() {
        return ideal == 1;
    }

    @Override
    public boolean appliesTo(Predictions rows) {
        return needs.lacking(rows).isEmpty();
    }

    @Override
    public Score of(Predictions rows) {
        String lacking = needs.lacking(rows);
        return lacking.isEmpty() ? score.apply(rows) : Score.undefined(lacking);
    }

    @Override
    public String toString() {
        return name;
    }
}
