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
                        "%,d of %,d rows say the same as a row in another part (%s; %s).",
                        rows,
                        data.rows(),
                        byPart,
                        counted(leaking)),
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
                            "%,d of %,d rows say the same as another row that has another label (%s).",
                            rows(torn),
                            data.rows(),
                            counted(torn)),
                    "At least one label of each group is wrong, or the text does not tell the label.",
                    looks(data, torn)));
        }
    }

    /** What was said of groups across parts already is not said again. */
    private static void within(Examined data, List<Duplicates.Group> groups, List<DataFinding> findings) {
        boolean news = groups.stream().anyMatch(group -> parts(data, group) < 2);
        if (news) {
            int superfluous = rows(groups) - groups.size();
            findings.add(new DataFinding(
                    Kind.REPEATED,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows say what an earlier row says (%s).",
                            superfluous,
                            data.rows(),
                            counted(groups)),
                    "They weigh more than others in training, and make intervals narrower than they are.",
                    looks(data, groups)));
        }
    }

    private static int rows(List<Duplicates.Group> groups) {
        return groups.stream().mapToInt(group -> group.rows().size()).sum();
    }

    /** {@code 3 groups: 2 equal, 1 nearly so}. */
    private static String counted(List<Duplicates.Group> groups) {
        long exact = groups.stream().filter(Duplicates.Group::exact).count();
        long near = groups.size() - exact;
        String how = near == 0
                ? "equal but for case and blanks"
                : exact == 0 ? "nearly equal" : String.format(Locale.ROOT, "%,d equal, %,d nearly so", exact, near);
        return String.format(Locale.ROOT, "%,d group%s: %s", groups.size(), groups.size() == 1 ? "" : "s", how);
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
