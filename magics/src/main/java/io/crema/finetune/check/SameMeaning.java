package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.check.DataFinding.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Examples in different parts that mean the same without saying the same, by the cosine of a model's embeddings.
 *
 * @param embedding of examples, (examples, width)
 */
record SameMeaning(Function<List<String>, float[][]> embedding) implements Check {
    /** Paraphrases of one sentence reach it, two sentences on one matter do not. */
    private static final double THRESHOLD = .95;

    private static final int MOST_ROWS = 4_000;

    @Override
    public String looksAt(Examined data) {
        return data.data().roles().example().isEmpty()
                ? ""
                : "examples of the same meaning (embeddings, cosine \u2265 " + THRESHOLD + ")";
    }

    /** Two rows that mean the same. */
    private record Pair(int one, int other, double cosine) {}

    @Override
    public List<DataFinding> findings(Examined data) {
        int[] rows = data.drawn(
                IntStream.range(0, data.rows())
                        .filter(row -> !data.isMissing(row))
                        .toArray(),
                MOST_ROWS);
        float[][] unit = normalised(
                embedding.apply(Arrays.stream(rows).mapToObj(data::example).toList()));
        Duplicates said = data.duplicates();
        List<Pair> pairs = IntStream.range(0, rows.length)
                .parallel()
                .boxed()
                .flatMap(one -> IntStream.range(one + 1, rows.length)
                        .mapToObj(other -> new Pair(rows[one], rows[other], dot(unit[one], unit[other])))
                        .filter(pair -> pair.cosine() >= THRESHOLD && !said.areLike(pair.one(), pair.other())))
                .sorted(Comparator.comparingDouble((Pair pair) -> -pair.cosine())
                        .thenComparingInt(Pair::one)
                        .thenComparingInt(Pair::other))
                .toList();
        if (pairs.isEmpty()) {
            return List.of();
        }
        long across = pairs.stream()
                .filter(pair -> !data.part(pair.one()).equals(data.part(pair.other())))
                .count();
        List<Look> looks = new ArrayList<>();
        for (Pair pair : pairs.subList(0, Math.min(5, pairs.size()))) {
            String note = String.format(Locale.ROOT, "cosine %.3f", pair.cosine());
            looks.add(data.look(pair.one(), note));
            looks.add(data.look(pair.other(), note));
        }
        return List.of(new DataFinding(
                Kind.SAME_MEANING,
                String.format(
                        Locale.ROOT,
                        "%,d pairs among %,d rows mean the same to the model without saying the same%s.",
                        pairs.size(),
                        rows.length,
                        data.isDivided() ? String.format(Locale.ROOT, ", %,d of them in different parts", across) : ""),
                "A test row that is a paraphrase of a training row tells little of new ones.",
                looks));
    }

    private static float[][] normalised(float[][] vectors) {
        float[][] unit = new float[vectors.length][];
        for (int row = 0; row < unit.length; row++) {
            float length = (float) Math.sqrt(dot(vectors[row], vectors[row]));
            float[] scaled = vectors[row].clone();
            for (int at = 0; at < scaled.length && length > 0; at++) {
                scaled[at] /= length;
            }
            unit[row] = scaled;
        }
        return unit;
    }

    private static double dot(float[] one, float[] other) {
        float sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
