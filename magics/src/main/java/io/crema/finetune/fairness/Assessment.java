package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a stratum's part of the report. */
final class Assessment {
    private final String positive;
    private final BiasOptions options;

    Assessment(String positive, BiasOptions options) {
        this.positive = positive;
        this.options = options;
    }

    BiasStratum of(Stratum stratum, String name) {
        MetricFrame frame = stratum.frame(options.undefined());
        List<GroupRow> groups = IntStream.range(0, frame.groups().size())
                .mapToObj(group -> row(frame, group, stratum.grouping()))
                .toList();
        GroupRow overall = new GroupRow(
                "overall",
                List.of(),
                frame.rows(),
                false,
                Stream.of(GroupMetric.values())
                        .map(metric -> frame.overallRate(metric, options.level()))
                        .toList());
        List<Gap> gaps = gaps(stratum);
        Wording wording = new Wording(positive, options);
        return new BiasStratum(
                name,
                groups,
                overall,
                gaps,
                scores(stratum),
                wording.footnotes(groups, overall, gaps),
                wording.summary(groups, gaps));
    }

    private GroupRow row(MetricFrame frame, int group, Grouping grouping) {
        List<GroupRate> rates = Stream.of(GroupMetric.values())
                .map(metric -> frame.rate(metric, group, options.level()))
                .toList();
        int rows = frame.rows(group);
        return new GroupRow(
                frame.groups().get(group), grouping.values(group), rows, rows < options.minimumGroup(), rates);
    }

    private List<Gap> gaps(Stratum stratum) {
        return new Permutations(List.of(stratum.decisions()), stratum.grouping(), options)
                .test(Disparity.all(options.method()));
    }

    /** Of the groups that have rows, where there are scores. */
    private List<GroupScores> scores(Stratum stratum) {
        if (!stratum.decisions().hasScores()) {
            return List.of();
        }
        List<GroupScores> scores = new ArrayList<>();
        for (int group = 0; group < stratum.grouping().size(); group++) {
            int[] rows = stratum.grouping().rowsOf(group);
            if (rows.length > 0) {
                String name = stratum.grouping().names().get(group);
                scores.add(GroupScores.of(name, stratum.decisions().rows(rows), options));
            }
        }
        return scores;
    }
}
