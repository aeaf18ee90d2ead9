package io.crema.finetune.view;

import java.util.stream.Collectors;

/** What a report says in words, a line each: its sentences, findings, captions and notes. */
final class ReportText implements Report.Reader<String> {

    static String of(Report report) {
        ReportText reader = new ReportText();
        return report.sections().stream().map(section -> section.read(reader)).collect(Collectors.joining("\n"));
    }

    @Override
    public String sentence(Report.Sentence sentence) {
        return sentence.text();
    }

    @Override
    public String findings(Report.Findings findings) {
        return findings.lead() + "\n" + String.join("\n", findings.findings());
    }

    @Override
    public String numbers(Report.Numbers numbers) {
        return numbers.caption() + "\n" + numbers.table().print() + "\n" + String.join("\n", numbers.notes());
    }

    @Override
    public String drawing(Report.Drawing drawing) {
        return drawing.chart().title() + "\n" + drawing.chart().sentence();
    }
}
