package io.crema.finetune.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Whole numbers by largest remainders (Hamilton's method). */
final class Apportionment {
    private Apportionment() {}

    /**
     * Divides {@code count} rows by shares that add up to 1. The sizes add up to {@code count} and differ from their
     * exact share by less than one row, save that no part stays empty where there are rows enough: it then takes one
     * from the largest. Equal remainders go to the earlier part.
     */
    static int[] sizes(int count, double[] shares) {
        int[] sizes = new int[shares.length];
        double[] remainders = new double[shares.length];
        for (int part = 0; part < shares.length; part++) {
            // A share of 0.29 of 100 rows is 28.999999999999996 in binary; it is 29.
            double exact = Math.round(shares[part] * count * 1e9) / 1e9;
            sizes[part] = (int) exact;
            remainders[part] = exact - sizes[part];
        }
        int left = count - Arrays.stream(sizes).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(part -> -remainders[part]))
                .limit(left)
                .forEach(part -> sizes[part]++);
        if (count >= shares.length) {
            fillEmptyParts(sizes);
        }
        return sizes;
    }

    /** The part of each of the rows that such sizes add up to, one part after the other: {@code 0, 0, 0, 1, 1}. */
    static int[] inBlocks(int[] sizes) {
        return IntStream.range(0, sizes.length)
                .flatMap(part -> IntStream.range(0, sizes[part]).map(row -> part))
                .toArray();
    }

    /**
     * The same parts as often, each row to the part that lacks most of its share of the rows so far: any rows that stand
     * together are divided nearly as all are.
     */
    static int[] inTurn(int[] sizes) {
        int rows = Arrays.stream(sizes).sum();
        int[] given = new int[sizes.length];
        int[] parts = new int[rows];
        for (int row = 0; row < rows; row++) {
            long most = Long.MIN_VALUE;
            for (int part = 0; part < sizes.length; part++) {
                long lacking = (long) sizes[part] * (row + 1) - (long) given[part] * rows;
                if (lacking > most) {
                    most = lacking;
                    parts[row] = part;
                }
            }
            given[parts[row]]++;
        }
        return parts;
    }

    private static void fillEmptyParts(int[] sizes) {
        for (int part = 0; part < sizes.length; part++) {
            if (sizes[part] == 0) {
                int largest = IntStream.range(0, sizes.length)
                        .reduce((a, b) -> sizes[b] > sizes[a] ? b : a)
                        .orElseThrow();
                sizes[largest]--;
                sizes[part]++;
            }
        }
    }
}
