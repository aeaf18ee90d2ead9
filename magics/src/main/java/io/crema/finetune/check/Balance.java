package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.LabelledData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Labels and groups with few rows. */
final class Balance implements Check {
    private static final double MUCH_MORE = 10;
    private static final int FEW_OF_A_LABEL = 10;

    /** Below it a rate's 95 % interval is wider than a third of all there is. */
    private static final int FEW_OF_A_GROUP = 30;

    @Override
    public String looksAt(Examined data) {
        List<String> looked = new ArrayList<>();
        if (data.hasClasses()) {
            looked.add("balance of labels");
        }
        if (!data.data().roles().groups().isEmpty()) {
            looked.add("sizes of groups");
        }
        return String.join(", ", looked);
    }

    @Override
    public List<DataFinding> findings(Examined data) {
        List<DataFinding> findings = new ArrayList<>();
        if (data.hasClasses()) {
            labels(data, findings);
        }
        data.data().roles().groups().forEach(column -> groups(data.data(), column, findings));
        return findings;
    }

    private static void labels(Examined data, List<DataFinding> findings) {
        List<String> names = data.data().labels();
        int[] counts = data.labelCounts();
        int most = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElse(0);
        int least = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] < counts[a] ? b : a)
                .orElse(0);
        String rare = IntStream.range(0, counts.length)
                .filter(label -> counts[label] < FEW_OF_A_LABEL)
                .mapToObj(label -> "\u201c" + names.get(label) + "\u201d " + counts[label])
                .collect(Collectors.joining(", "));
        if (!rare.isEmpty()) {
            findings.add(new DataFinding(
                    Kind.RARE_LABEL,
                    "Labels with fewer than " + FEW_OF_A_LABEL + " of " + count(data.rows()) + " rows: " + rare + ".",
                    "They can be neither learned nor judged: one row more or less changes their recall by a tenth.",
                    List.of()));
        }
        if (counts[most] >= MUCH_MORE * Math.max(1, counts[least])) {
            findings.add(new DataFinding(
                    Kind.IMBALANCE,
                    String.format(
                            Locale.ROOT,
                            "The label \u201c%s\u201d has %,d of %,d rows (%.1f %%), \u201c%s\u201d %,d.",
                            names.get(most),
                            counts[most],
                            data.rows(),
                            100.0 * counts[most] / data.rows(),
                            names.get(least),
                            counts[least]),
                    "A model that always says the frequent label is right most of the time, and has learned nothing.",
                    List.of()));
        }
    }

    private static void groups(LabelledData data, String column, List<DataFinding> findings) {
        Map<String, Integer> rowsOf = new HashMap<>();
        for (String group : data.groups(column)) {
            rowsOf.merge(group, 1, Integer::sum);
        }
        String small = new TreeMap<>(rowsOf)
                .entrySet().stream()
                        .filter(group -> group.getValue() < FEW_OF_A_GROUP)
                        .limit(FEW_OF_A_LABEL)
                        .map(group -> group.getKey() + " " + group.getValue())
                        .collect(Collectors.joining(", "));
        long how =
                rowsOf.values().stream().filter(rows -> rows < FEW_OF_A_GROUP).count();
        if (how > 0) {
            findings.add(new DataFinding(
                    Kind.SMALL_GROUP,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d groups in \u201c%s\u201d have fewer than %d of %,d rows: %s%s.",
                            how,
                            rowsOf.size(),
                            column,
                            FEW_OF_A_GROUP,
                            data.rows(),
                            small,
                            how > FEW_OF_A_LABEL ? ", \u2026" : ""),
                    "Rates of so few people are mostly chance, and a test part has fewer still.",
                    List.of()));
        }
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
