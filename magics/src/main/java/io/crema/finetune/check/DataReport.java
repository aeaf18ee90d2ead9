package io.crema.finetune.check;

import java.util.List;
import java.util.Locale;

/**
 * What was found in data.
 *
 * @param name of the data
 * @param rows how many there are
 * @param findings the gravest first
 * @param checked what was looked at, whether something was found or not
 * @param seed by which rows were drawn where there were too many
 */
public record DataReport(String name, int rows, List<DataFinding> findings, List<String> checked, long seed) {

    public DataReport {
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** The findings of a kind. */
    public List<DataFinding> findings(DataFinding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %,d rows: %s",
                name,
                rows,
                isClean() ? "nothing found in " + checked.size() + " checks" : findings.size() + " findings");
    }
}
