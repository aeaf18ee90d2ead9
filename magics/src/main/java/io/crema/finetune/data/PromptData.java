package io.crema.finetune.data;

import io.crema.finetune.data.DataException.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prompts and what is to follow each, for a model that writes. Rows are counted from 0.
 *
 * @param name what the data is called in messages and reports
 * @param prompts what is given; empty texts where there is nothing
 * @param completions what is to be written, as many as there are prompts
 */
public record PromptData(String name, List<String> prompts, List<String> completions) {

    public PromptData {
        prompts = List.copyOf(prompts);
        completions = List.copyOf(completions);
        if (prompts.size() != completions.size()) {
            throw new IllegalArgumentException(prompts.size() + " prompts and " + completions.size() + " completions");
        }
    }

    /**
     * Reads two columns of a file or of bundled data, as {@link LabelledData#load} finds it.
     *
     * @throws DataException if there is no such file or column
     */
    public static PromptData load(String nameOrPath, String prompt, String completion) {
        return of(LabelledData.load(nameOrPath), prompt, completion);
    }

    /**
     * Two columns of rows that were read.
     *
     * @param prompt the column of what is given; empty if nothing is
     * @param completion the column of what is to be written
     * @throws DataException if there is no such column
     */
    public static PromptData of(LabelledData rows, String prompt, String completion) {
        List<String> completions = cells(rows, completion);
        List<String> prompts =
                prompt.isEmpty() ? completions.stream().map(row -> "").toList() : cells(rows, prompt);
        return new PromptData(rows.name(), prompts, completions);
    }

    /** A column as it is, save that what stands for nothing is empty. */
    private static List<String> cells(LabelledData rows, String column) {
        Checks.column(rows, column);
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> rows.isMissing(column, row) ? "" : rows.cell(column, row))
                .toList();
    }

    public int rows() {
        return prompts.size();
    }

    /** Leaves out the rows that have no completion. */
    public PromptData dropMissing() {
        return select(IntStream.range(0, rows())
                .filter(row -> !completions.get(row).isEmpty())
                .toArray());
    }

    /** At most {@code n} rows, drawn without replacement and kept in their order. */
    public PromptData limit(int n, long seed) {
        return n >= rows() ? this : select(Sampling.choose(rows(), n, seed));
    }

    /** The given rows in the given order. */
    public PromptData select(int... rows) {
        return new PromptData(
                name,
                Arrays.stream(rows).mapToObj(prompts::get).toList(),
                Arrays.stream(rows).mapToObj(completions::get).toList());
    }

    /**
     * This data, once it is known that it can be learned from.
     *
     * @throws DataException if it has no rows, or rows without a completion
     */
    public PromptData checked() {
        if (rows() == 0) {
            throw new DataException(name + " has no rows", "Check that it is the right file.");
        }
        int[] missing = IntStream.range(0, rows())
                .filter(row -> completions.get(row).isEmpty())
                .toArray();
        if (missing.length > 0) {
            throw new DataException(
                    "%d of %d completions of %s are empty or NaN (%s)"
                            .formatted(missing.length, rows(), name, Checks.rowList(missing)),
                    "Leave these rows out with .dropMissing().",
                    Remedy.DROP_MISSING);
        }
        return this;
    }

    /**
     * Divides the rows by chance.
     *
     * @throws DataException if this cannot be learned from, has too few rows, or the split asks for columns or parts
     *     that prompts have not
     */
    public PromptSplit split(Split split) {
        checked();
        double[] shares = split.shares();
        if (!split.groupBy().isEmpty() || !split.stratifyBy().isEmpty() || split.keepsTest()) {
            throw new DataException(
                    "%s cannot be divided so: prompts have neither other columns nor a published test part"
                            .formatted(name),
                    "Divide them with Split.stratified(.8, .1, .1).",
                    Remedy.DIVIDE_ALL);
        }
        if (rows() < shares.length) {
            throw new DataException(
                    "%s has %d prompts, and each of %d parts needs one".formatted(name, rows(), shares.length),
                    "Add prompts, or take another file.");
        }
        int[] order =
                Sampling.shuffled(IntStream.range(0, rows()).toArray(), Sampling.stream("split", split.seed(), 0));
        int[] sizes = Apportionment.sizes(rows(), shares);
        List<PromptData> parts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) {
            int[] part = Arrays.copyOfRange(order, start, start + size);
            Arrays.sort(part);
            parts.add(select(part));
            start += size;
        }
        return new PromptSplit(parts.get(0), parts.get(1), parts.get(2), split, this);
    }

    /** SHA-256, in hexadecimal, over every prompt and completion: the same data, the same hash. */
    public String contentHash() {
        return ContentHash.of(List.of(prompts, completions));
    }

    /** {@code questions: 300 prompts}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d prompts", name, rows());
    }
}
