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

    BiasStratum of(Stratum stratum) {
        MetricFrame frame = stratum.frame(options.undefined());
        List<GroupRow> groups = IntStream.range(0, frame.groups().size())
                .mapToObj(group -> row(frame, group))
                .toList();
        GroupRow overall = new GroupRow(
                "overall",
                frame.rows(),
                false,
                Stream.of(GroupMetric.values())
                        .map(metric -> frame.overallRate(metric, options.level()))
                        .toList());
        List<Gap> gaps = gaps(stratum);
        Wording wording = new Wording(positive, options);
        return new BiasStratum(
                stratum.name(),
                groups,
                overall,
                gaps,
                wording.footnotes(groups, overall, gaps),
                wording.summary(groups, gaps));
    }

    private GroupRow row(MetricFrame frame, int group) {
        List<GroupRate> rates = Stream.of(GroupMetric.values())
                .map(metric -> frame.rate(metric, group, options.level()))
                .toList();
        int rows = frame.rows(group);
        return new GroupRow(frame.groups().get(group), rows, rows < options.minimumGroup(), rates);
    }

    private List<Gap> gaps(Stratum stratum) {
        List<Disparity> disparities = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            for (Disparity.Form form : Disparity.Form.values()) {
                disparities.add(Disparity.of(criterion, form, options.method()));
            }
        }
        return new Permutations(List.of(stratum.decisions()), stratum.grouping(), options).test(disparities);
    }
}
