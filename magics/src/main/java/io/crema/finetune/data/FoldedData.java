package io.crema.finetune.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Data divided into folds that share one label list. Of each fold, the test part is what is held out; the validation
 * part, which steers training, is drawn from the others, so that nothing of the training has seen the fold that judges
 * it.
 *
 * @param folds one for each time that a model is trained
 * @param foldOf the fold, from 0, that holds out each of the rows
 * @param how they were divided
 * @param rows that are divided: all but a published test part
 * @param whole the data before it was divided
 */
public record FoldedData(
        List<SplitData> folds, List<Integer> foldOf, KFold how, LabelledData rows, LabelledData whole) {

    public FoldedData {
        folds = List.copyOf(folds);
        foldOf = List.copyOf(foldOf);
    }

    /** The same with fewer rows to learn from in every fold; what is held out stays as it is. */
    public FoldedData limitTraining(int most, long seed) {
        List<SplitData> fewer =
                folds.stream().map(fold -> fold.limitTraining(most, seed)).toList();
        return new FoldedData(fewer, foldOf, how, rows, whole);
    }

    /** Which of the rows a fold holds out, in the order of its test part. */
    public int[] heldOut(int fold) {
        return IntStream.range(0, foldOf.size())
                .filter(row -> foldOf.get(row) == fold)
                .toArray();
    }

    /** The label names, the same in every fold. */
    public List<String> labels() {
        return rows.labels();
    }

    /** {@code reviews: 5,000 rows in 5 folds (seed 42)}. */
    @Override
    public String toString() {
        int apart = whole.rows() - rows.rows();
        return String.format(
                Locale.ROOT,
                "%s: %,d rows in %d folds%s (seed %d)",
                rows.name(),
                rows.rows(),
                folds.size(),
                apart == 0 ? "" : String.format(Locale.ROOT, ", %,d published test rows in none", apart),
                how.seed());
    }
}
