package io.crema.finetune.check;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.Images;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The rows of data that say the same: texts that are equal but for case and blanks, or of whose five-character shingles
 * {@value NearDuplicates#THRESHOLD} or more are common; pictures whose files are equal.
 *
 * <p>Likeness is passed on: a row that is like one of a group is of the group. Empty examples are in none.
 */
public final class Duplicates {
    /** The column that {@link #marked} adds. */
    public static final String COLUMN = "duplicates";

    static final Duplicates NONE = new Duplicates(LabelledData.of(Table.create("none")), new int[0], new int[0]);

    private final LabelledData data;
    private final int[] equalTo;
    private final int[] likeTo;

    private Duplicates(LabelledData data, int[] equalTo, int[] likeTo) {
        this.data = data;
        this.equalTo = equalTo;
        this.likeTo = likeTo;
    }

    /**
     * Rows that say the same.
     *
     * @param rows ascending, at least two
     * @param exact whether all of them are equal but for case and blanks
     */
    public record Group(List<Integer> rows, boolean exact) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Looks for them; 100,000 short texts take some seconds.
     *
     * @throws io.crema.finetune.data.DataException if neither a text nor an image column is named
     */
    public static Duplicates in(LabelledData data) {
        List<String> keys = keys(data);
        return new Duplicates(data, first(keys), like(data, keys));
    }

    private static List<String> keys(LabelledData data) {
        if (data.roles().image().isEmpty()) {
            return data.texts().parallelStream().map(Shingles::normalised).toList();
        }
        MessageDigest digest = sha256();
        List<String> keys = new ArrayList<>();
        Images.of(data.images()).contents(bytes -> keys.add(HexFormat.of().formatHex(digest.digest(bytes))));
        return keys;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** For each row the first that has its key. */
    private static int[] first(List<String> keys) {
        Map<String, Integer> firstOf = new HashMap<>();
        int[] first = new int[keys.size()];
        for (int row = 0; row < first.length; row++) {
            Integer before = keys.get(row).isEmpty() ? null : firstOf.putIfAbsent(keys.get(row), row);
            first[row] = before == null ? row : before;
        }
        return first;
    }

    /** For each row the first that it is like. */
    private static int[] like(LabelledData data, List<String> keys) {
        int[] first = first(keys);
        if (!data.roles().image().isEmpty()) {
            return first;
        }
        int[] distinct = IntStream.range(0, first.length)
                .filter(row -> first[row] == row && !keys.get(row).isEmpty())
                .toArray();
        var components = new Components(distinct.length);
        NearDuplicates.link(Arrays.stream(distinct).mapToObj(keys::get).toList(), components);
        int[] like = first.clone();
        for (int place = 0; place < distinct.length; place++) {
            like[distinct[place]] = distinct[components.first(place)];
        }
        Arrays.setAll(like, row -> like[first[row]]);
        return like;
    }

    /** Whether two rows are equal but for case and blanks. */
    boolean areEqual(int one, int other) {
        return equalTo[one] == equalTo[other];
    }

    /** Whether no row before it says the same. */
    boolean isFirst(int row) {
        return likeTo[row] == row;
    }

    /** Whether two rows are in one group. */
    boolean areLike(int one, int other) {
        return likeTo[one] == likeTo[other];
    }

    /** The groups, in the order of their first rows. */
    public List<Group> groups() {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int row = 0; row < likeTo.length; row++) {
            members.computeIfAbsent(likeTo[row], first -> new ArrayList<>(1)).add(row);
        }
        return members.values().stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> new Group(rows, rows.stream().allMatch(row -> areEqual(row, rows.get(0)))))
                .toList();
    }

    /** How many rows could go without any text being lost. */
    public int superfluous() {
        return groups().stream().mapToInt(group -> group.rows().size() - 1).sum();
    }

    /** The data with a column {@value #COLUMN} more, in which rows that say the same have the same: to divide by. */
    public LabelledData marked() {
        return data.with(column(likeTo));
    }

    /**
     * As above, where rows with the same value in another column have the same, too.
     *
     * @throws io.crema.finetune.data.DataException if there is no such column
     */
    public LabelledData marked(String groupBy) {
        var components = new Components(likeTo.length);
        Map<String, Integer> firstOf = new HashMap<>();
        String[] groups = data.groups(groupBy);
        for (int row = 0; row < likeTo.length; row++) {
            components.link(row, likeTo[row]);
            Integer before = firstOf.putIfAbsent(groups[row], row);
            components.link(row, before == null ? row : before);
        }
        return data.with(
                column(IntStream.range(0, likeTo.length).map(components::first).toArray()));
    }

    private static StringColumn column(int[] first) {
        return StringColumn.create(COLUMN, Arrays.stream(first).mapToObj(row -> "row " + row));
    }

    /**
     * The data with the first row of each group alone. A published test part stays as it is, and takes its likes out of
     * the other rows.
     */
    public LabelledData dropped() {
        boolean[] published = new boolean[likeTo.length];
        boolean[] taken = new boolean[likeTo.length];
        for (int row : data.publishedTestRows()) {
            published[row] = true;
            taken[likeTo[row]] = true;
        }
        int[] kept = IntStream.range(0, likeTo.length)
                .filter(row -> {
                    boolean first = !taken[likeTo[row]];
                    taken[likeTo[row]] = true;
                    return published[row] || first;
                })
                .toArray();
        return data.select(kept);
    }
}
