package io.crema.finetune.view;

import io.crema.finetune.data.FeatureColumns;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import java.util.ArrayList;
import java.util.List;

/** What a model is given of a table. */
final class TableView {
    private TableView() {}

    /** A report with what the columns are for, and what is strange about them. */
    static Report features(Report report, LabelledData data) {
        Roles roles = data.roles();
        Report said = report.sentence(sentence(data));
        List<String> findings = FeatureColumns.findings(data).stream()
                .map(finding -> {
                    boolean feature = roles.features().all().contains(finding.column());
                    boolean label = finding.column().equals(roles.label());
                    return finding.sentence() + (feature || label ? "." : "; it is left out.");
                })
                .toList();
        return findings.isEmpty() ? said : said.findings("About the columns", findings);
    }

    private static String sentence(LabelledData data) {
        Roles roles = data.roles();
        List<String> parts = new ArrayList<>();
        if (!roles.features().numeric().isEmpty()) {
            parts.add("numbers in " + String.join(", ", roles.features().numeric()));
        }
        if (!roles.features().categorical().isEmpty()) {
            parts.add("categories in " + String.join(", ", roles.features().categorical()));
        }
        String label = roles.label().isEmpty() ? "" : " The label is in \u201c" + roles.label() + "\u201d.";
        String features = "A model is given " + String.join("; ", parts) + ".";
        return features + label + groups(roles);
    }

    private static String groups(Roles roles) {
        StringBuilder said = new StringBuilder();
        for (String group : roles.groups()) {
            boolean feature = roles.features().all().contains(group);
            said.append(" A group is in \u201c")
                    .append(group)
                    .append(feature ? "\u201d, which the model sees too." : "\u201d, which the model does not see.");
        }
        return said.toString();
    }
}
