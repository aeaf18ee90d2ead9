package io.crema.finetune.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Deals whole groups of rows to parts: largest groups first, each to the part that it brings closest to its shares. */
final class GroupAllotment {
    private final Strata strata;
    private final double[][] lacking;

    private GroupAllotment(Strata strata, double[][] lacking) {
        this.strata = strata;
        this.lacking = lacking;
    }

    /**
     * The part of each row, in the order of the rows.
     *
     * @param groupOf the group of every row of the data
     * @param shares of the parts, adding up to 1
     * @param random decides between groups of one size
     */
    static int[] of(int[] rows, String[] groupOf, Strata strata, double[] shares, SplittableRandom random) {
        double[] total = strata.counts(rows);
        double[][] lacking = new double[shares.length][strata.count()];
        for (int part = 0; part < shares.length; part++) {
            for (int stratum = 0; stratum < total.length; stratum++) {
                lacking[part][stratum] = shares[part] * total[stratum];
            }
        }
        var allotment = new GroupAllotment(strata, lacking);
        Map<String, Integer> partOf = new LinkedHashMap<>();
        for (int[] group : groups(rows, groupOf, random)) {
            partOf.put(groupOf[group[0]], allotment.partFor(group));
        }
        int[] parts = new int[rows.length];
        for (int index = 0; index < rows.length; index++) {
            parts[index] = partOf.getOrDefault(groupOf[rows[index]], 0);
        }
        return parts;
    }

    private static List<int[]> groups(int[] rows, String[] groupOf, SplittableRandom random) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int row : rows) {
            byName.computeIfAbsent(groupOf[row], name -> new ArrayList<>()).add(row);
        }
        List<int[]> groups = new ArrayList<>();
        byName.values()
                .forEach(members ->
                        groups.add(members.stream().mapToInt(Integer::intValue).toArray()));
        int[] drawn = Sampling.shuffled(IntStream.range(0, groups.size()).toArray(), random);
        return IntStream.of(drawn)
                .mapToObj(groups::get)
                .sorted(Comparator.comparingInt((int[] members) -> -members.length))
                .toList();
    }

    private int partFor(int[] group) {
        double[] size = strata.counts(group);
        int best = 0;
        double most = gain(lacking[0], size);
        for (int part = 1; part < lacking.length; part++) {
            double gain = gain(lacking[part], size);
            if (gain > most) {
                best = part;
                most = gain;
            }
        }
        for (int stratum = 0; stratum < size.length; stratum++) {
            lacking[best][stratum] -= size[stratum];
        }
        return best;
    }

    /** By how much the squared lack of a part shrinks when a group of this size joins it. */
    private static double gain(double[] lacking, double[] size) {
        double gain = 0;
        for (int stratum = 0; stratum < size.length; stratum++) {
            gain += size[stratum] * (2 * lacking[stratum] - size[stratum]);
        }
        return gain;
    }
}
