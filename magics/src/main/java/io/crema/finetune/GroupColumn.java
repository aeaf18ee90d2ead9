package io.crema.finetune;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.SensitiveFeature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of groups, or one of numbers that are cut into groups.
 *
 * @param name as it was asked for: {@code sex}, {@code age:25:60}
 * @param column of the data
 * @param cuts each is the least number of the group above it; none for a column of groups
 */
public record GroupColumn(String name, String column, List<Double> cuts) {
    /** More groups than this can be neither read nor told from chance. */
    private static final int MOST_GROUPS = 20;

    private static final String CUT = ":";

    public GroupColumn {
        cuts = cuts.stream().sorted().toList();
    }

    /** What a name stands for: a column that is called so, or one with cuts after it. */
    public static GroupColumn named(String name, LabelledData rows) {
        List<String> parts = List.of(name.split(CUT, -1));
        boolean cut = !rows.columns().contains(name)
                && parts.size() > 1
                && parts.stream().skip(1).allMatch(part -> part.matches("-?\\d+(\\.\\d+)?"));
        return cut
                ? new GroupColumn(
                        name,
                        parts.get(0),
                        parts.stream().skip(1).map(Double::valueOf).toList())
                : new GroupColumn(name, name, List.of());
    }

    /**
     * The group of each row.
     *
     * @throws DataException if there is no such column, or a cell that is to be cut is no number
     * @throws BiasException if there are too many groups
     */
    SensitiveFeature feature(LabelledData rows) {
        String[] values = rows.groups(column);
        if (!cuts.isEmpty()) {
            return new SensitiveFeature(
                    name,
                    IntStream.range(0, values.length)
                            .mapToObj(row -> group(values[row], row, rows))
                            .toList());
        }
        long groups = Arrays.stream(values).distinct().count();
        if (groups > MOST_GROUPS) {
            throw new BiasException(
                    "column " + column + " has " + groups + " values, expected at most " + MOST_GROUPS + " groups",
                    BiasException.Remedy.FEWER_GROUPS);
        }
        return new SensitiveFeature(name, Arrays.asList(values));
    }

    private String group(String value, int row, LabelledData rows) {
        if (value.equals(SensitiveFeature.MISSING)) {
            return value;
        }
        double number = number(value, row, rows);
        int above = (int) cuts.stream().filter(cut -> number >= cut).count();
        if (above == 0) {
            return "under " + text(cuts.get(0));
        }
        return above == cuts.size()
                ? text(cuts.get(above - 1)) + " and over"
                : text(cuts.get(above - 1)) + " to under " + text(cuts.get(above));
    }

    private double number(String value, int row, LabelledData rows) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new DataException(
                    "column " + column + " of " + rows.name() + " has \"" + value + "\" in row " + (row + 1)
                            + ", which is no number to cut into groups",
                    "Name the column without cuts: " + column + ".",
                    e);
        }
    }

    private static String text(double cut) {
        return cut == Math.rint(cut) ? String.valueOf((long) cut) : String.valueOf(cut);
    }
}
