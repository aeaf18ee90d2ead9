package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.check.DataFinding.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rows that say the same as others: in another part, with another label, or merely again. */
final class RepeatedExamples implements Check {
    private static final int SHOWN = 5;

    @Override
    public String looksAt(Examined data) {
        if (data.data().roles().example().isEmpty()) {
            return "";
        }
        return data.hasTexts()
                ? "repeated and nearly repeated texts (MinHash, Jaccard \u2265 " + NearDuplicates.THRESHOLD + ")"
                : "repeated pictures";
    }

    @Override
    public List<DataFinding> findings(Examined data) {
        List<Duplicates.Group> groups = data.duplicates().groups();
        List<DataFinding> findings = new ArrayList<>();
        if (data.isDivided()) {
            across(data, groups, findings);
        }
        contradictory(data, groups, findings);
        within(data, groups, findings);
        return findings;
    }

    private static void across(Examined data, List<Duplicates.Group> groups, List<DataFinding> findings) {
        List<Duplicates.Group> leaking =
                groups.stream().filter(group -> parts(data, group) > 1).toList();
        if (leaking.isEmpty()) {
            return;
        }
        long rows = leaking.stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> !data.part(row).isEmpty())
                .count();
        String byPart = leaking.stream()
                .flatMap(group -> group.rows().stream())
                .map(data::part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.groupingBy(part -> part, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(part -> String.format(Locale.ROOT, "%,d %s", part.getValue(), part.getKey()))
                .collect(Collectors.joining(", "));
        findings.add(new DataFinding(
                Kind.REPEATED_ACROSS_PARTS,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d rows say the same as a row in another part (%s; %,d groups, %s).",
                        rows,
                        data.rows(),
                        byPart,
                        leaking.size(),
                        exact(leaking)),
                "A model that saw a row's likes knows its label by heart, and its score is too good.",
                looks(data, leaking)));
    }

    private static long parts(Examined data, Duplicates.Group group) {
        return group.rows().stream()
                .map(data::part)
                .filter(part -> !part.isEmpty())
                .distinct()
                .count();
    }

    private static void contradictory(Examined data, List<Duplicates.Group> groups, List<DataFinding> findings) {
        if (!data.hasClasses()) {
            return;
        }
        List<Duplicates.Group> torn = groups.stream()
                .filter(group -> group.rows().stream()
                                .map(data::label)
                                .filter(label -> label >= 0)
                                .distinct()
                                .count()
                        > 1)
                .toList();
        if (!torn.isEmpty()) {
            findings.add(new DataFinding(
                    Kind.CONTRADICTORY_LABELS,
                    String.format(
                            Locale.ROOT,
                            "%,d groups of rows (%,d of %,d rows) say the same and have different labels.",
                            torn.size(),
                            rows(torn),
                            data.rows()),
                    "At least one label of each group is wrong, or the text does not tell the label.",
                    looks(data, torn)));
        }
    }

    private static void within(Examined data, List<Duplicates.Group> groups, List<DataFinding> findings) {
        if (!groups.isEmpty()) {
            int superfluous = rows(groups) - groups.size();
            findings.add(new DataFinding(
                    Kind.REPEATED,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows say what an earlier row says (%,d groups, %s).",
                            superfluous,
                            data.rows(),
                            groups.size(),
                            exact(groups)),
                    "They weigh more than others in training, and make intervals narrower than they are.",
                    looks(data, groups)));
        }
    }

    private static int rows(List<Duplicates.Group> groups) {
        return groups.stream().mapToInt(group -> group.rows().size()).sum();
    }

    private static String exact(List<Duplicates.Group> groups) {
        long exact = groups.stream().filter(Duplicates.Group::exact).count();
        long near = groups.size() - exact;
        return near == 0 ? "all equal" : String.format(Locale.ROOT, "%,d equal, %,d nearly so", exact, near);
    }

    /** The first rows of the first groups, one group below the other. */
    private static List<Look> looks(Examined data, List<Duplicates.Group> groups) {
        Predicate<Duplicates.Group> exact = Duplicates.Group::exact;
        List<Duplicates.Group> ordered =
                new ArrayList<>(groups.stream().filter(exact).toList());
        ordered.addAll(groups.stream().filter(exact.negate()).toList());
        List<Look> looks = new ArrayList<>();
        int number = 0;
        for (Duplicates.Group group : ordered.subList(0, Math.min(SHOWN, ordered.size()))) {
            number++;
            int first = group.rows().get(0);
            looks.add(data.look(first, "group " + number));
            for (int row : group.rows().subList(1, Math.min(3, group.rows().size()))) {
                boolean equal = data.duplicates().areEqual(first, row);
                looks.add(data.look(row, "group " + number + (equal ? ", equal" : ", nearly equal")));
            }
        }
        return looks;
    }
}
