package io.crema.finetune.explain;

import io.crema.finetune.data.table.TableFeatures.Block;
import io.crema.finetune.metrics.Dependence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two columns that say much of each other: a model can read the one where the other is mixed up or gone.
 *
 * @param kind by what it was found
 * @param strength in [0,1]
 */
public record Association(String one, String other, Kind kind, double strength) {
    /** On fewer rows no pair is looked for: almost any two columns seem to go together on a handful. */
    public static final int LEAST_ROWS = 20;

    private static final double FROM = 0.5;

    /** Of a thousand pairs of columns that have nothing to do with each other, one may be told of. */
    private static final double BY_CHANCE = 0.001;

    /** More rows change nothing that is to be seen here. */
    private static final int MOST_ROWS = 2000;

    /** How two columns are held against each other. */
    public enum Kind {
        /** Numbers: the size of Spearman's rank correlation. */
        RANKS("rank correlation"),
        /** Categories: Cramér's V, corrected for its bias. */
        CATEGORIES("Cram\u00e9r's V"),
        /** A number by categories: the root of epsilon², the correlation ratio corrected for its bias. */
        RATIO("correlation ratio");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people: {@code rank correlation}. */
        public String words() {
            return words;
        }
    }

    /**
     * The pairs with a strength of 0.5 or more that is not by chance, the strongest first, by 20 rows at least and 2,000
     * at most.
     *
     * @param rows (rows, numbers)
     * @param blocks the columns
     */
    static List<Association> among(float[][] rows, List<Block> blocks) {
        float[][] some = IntStream.range(0, Math.min(MOST_ROWS, rows.length))
                .mapToObj(i -> rows[(int) ((long) i * rows.length / Math.min(MOST_ROWS, rows.length))])
                .toArray(float[][]::new);
        List<Association> found = new ArrayList<>();
        if (some.length < LEAST_ROWS) {
            return found;
        }
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = i + 1; j < blocks.size(); j++) {
                Block one = blocks.get(i);
                Block other = blocks.get(j);
                Kind kind = kind(one, other);
                Dependence dependence = dependence(kind, some, one, other);
                if (dependence.strength() >= FROM && dependence.p() < BY_CHANCE) {
                    found.add(new Association(one.column(), other.column(), kind, dependence.strength()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(pair -> -pair.strength));
        return List.copyOf(found);
    }

    private static Kind kind(Block one, Block other) {
        if (one.isCategorical() != other.isCategorical()) {
            return Kind.RATIO;
        }
        return one.isCategorical() ? Kind.CATEGORIES : Kind.RANKS;
    }

    private static Dependence dependence(Kind kind, float[][] rows, Block one, Block other) {
        return switch (kind) {
            case RANKS ->
                Dependence.ofRanks(
                        RankCorrelation.of(Lists.of(numbers(rows, one)), Lists.of(numbers(rows, other))), rows.length);
            case CATEGORIES -> Dependence.ofCategories(categories(rows, one), categories(rows, other));
            case RATIO ->
                one.isCategorical()
                        ? Dependence.ofNumberByCategories(numbers(rows, other), categories(rows, one))
                        : Dependence.ofNumberByCategories(numbers(rows, one), categories(rows, other));
        };
    }

    private static double[] numbers(float[][] rows, Block block) {
        return Arrays.stream(rows).mapToDouble(row -> row[block.from()]).toArray();
    }

    /** Which of a column's numbers is 1, or behind them all if none is. */
    private static int[] categories(float[][] rows, Block block) {
        return Arrays.stream(rows)
                .mapToInt(row -> IntStream.range(block.from(), block.to())
                                .filter(i -> row[i] == 1)
                                .findFirst()
                                .orElse(block.to())
                        - block.from())
                .toArray();
    }
}
