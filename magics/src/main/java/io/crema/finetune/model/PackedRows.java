package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts packed into rows, so that little of a batch is padding. Texts of a row do not see each other, and each counts
 * its own positions: what is learned is what would be learned from them one by one (Krell et al. 2021,
 * arXiv:2107.02027).
 *
 * <p>As inputs a batch is ids, positions, segments, INT64 (B, T), and the places after which a token is learned, INT64
 * (N), counted over all rows; as targets it is these tokens, INT64 (N).
 */
public final class PackedRows implements Inputs, Targets {
    private final List<List<PromptedText>> rows;

    private PackedRows(List<List<PromptedText>> rows) {
        this.rows = rows;
    }

    /**
     * Packs: the longest text first, each into the first row that has room for it.
     *
     * @param maxLength the most tokens of a row; no text may have more
     */
    public static PackedRows of(List<PromptedText> texts, int maxLength) {
        List<List<PromptedText>> rows = new ArrayList<>();
        List<Integer> room = new ArrayList<>();
        for (PromptedText text : longestFirst(texts)) {
            int row = 0;
            while (row < room.size() && room.get(row) < text.length()) {
                row++;
            }
            if (row == room.size()) {
                rows.add(new ArrayList<>());
                room.add(maxLength);
            }
            rows.get(row).add(text);
            room.set(row, room.get(row) - text.length());
            if (room.get(row) < 0) {
                throw new IllegalArgumentException(
                        "a text of " + text.length() + " tokens does not fit into a row of " + maxLength);
            }
        }
        return new PackedRows(rows.stream().map(List::copyOf).toList());
    }

    private static List<PromptedText> longestFirst(List<PromptedText> texts) {
        return texts.stream()
                .sorted(Comparator.comparingInt((PromptedText text) -> -text.length()))
                .toList();
    }

    /** Some of these rows. */
    public PackedRows select(int... chosen) {
        return new PackedRows(Arrays.stream(chosen).mapToObj(rows::get).toList());
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** How many tokens a row has. */
    @Override
    public int cost(int row) {
        return rows.get(row).stream().mapToInt(PromptedText::length).sum();
    }

    /** How many tokens of a row are learned. */
    public int learned(int row) {
        return rows.get(row).stream().mapToInt(PromptedText::learned).sum();
    }

    /** How many tokens of all rows are learned. */
    public long learned() {
        return rows.stream()
                .flatMap(List::stream)
                .mapToLong(PromptedText::learned)
                .sum();
    }

    /** How many tokens are learned: the loss is their mean, whatever row they are in. */
    @Override
    public double weight(int[] chosen) {
        return Arrays.stream(chosen).mapToLong(this::learned).sum();
    }

    @Override
    public Batch batch(int... chosen) {
        int longest = Arrays.stream(chosen).map(this::cost).max().orElse(0);
        var flat = new Flat(chosen.length, longest);
        for (int b = 0; b < chosen.length; b++) {
            flat.put(b, rows.get(chosen[b]));
        }
        return Batch.of(flat::arrays);
    }

    @Override
    public NDArray of(int[] chosen, NDManager manager) {
        long[] targets = Arrays.stream(chosen)
                .mapToObj(rows::get)
                .flatMap(List::stream)
                .flatMapToInt(
                        text -> IntStream.range(text.given(), text.length()).map(text::id))
                .asLongStream()
                .toArray();
        return manager.create(targets, new Shape(targets.length));
    }

    /** Rows filled up to one length. What is filled is segment 0, which no text sees. */
    private static final class Flat {
        private final Shape shape;
        private final int length;
        private final long[] ids;
        private final long[] positions;
        private final long[] segments;
        private final List<Long> places = new ArrayList<>();

        Flat(int rows, int length) {
            this.shape = new Shape(rows, length);
            this.length = length;
            this.ids = new long[rows * length];
            this.positions = new long[rows * length];
            this.segments = new long[rows * length];
        }

        void put(int row, List<PromptedText> texts) {
            int start = row * length;
            int segment = 0;
            for (PromptedText text : texts) {
                segment++;
                int size = text.length();
                for (int t = 0; t < size; t++) {
                    ids[start + t] = text.id(t);
                    positions[start + t] = t;
                    segments[start + t] = segment;
                }
                for (int t = text.given(); t < size; t++) {
                    places.add(start + t - 1L);
                }
                start += size;
            }
        }

        List<NDArray> arrays(NDManager manager) {
            long[] learned = places.stream().mapToLong(Long::longValue).toArray();
            return List.of(
                    manager.create(ids, shape),
                    manager.create(positions, shape),
                    manager.create(segments, shape),
                    manager.create(learned, new Shape(learned.length)));
        }
    }
}
