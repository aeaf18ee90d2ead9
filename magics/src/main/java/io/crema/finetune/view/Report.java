package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Findings, sentences, tables and charts under one title, in reading order. */
public record Report(String title, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }

    /** A report without sections, to be added to. */
    public static Report titled(String title) {
        return new Report(title, List.of());
    }

    /** This report with a sentence more. */
    public Report sentence(String text) {
        return with(new Sentence(text));
    }

    /**
     * This report with what was found, a line each.
     *
     * @param lead what the findings are about; none if empty
     */
    public Report findings(String lead, List<String> findings) {
        return with(new Findings(lead, findings));
    }

    /** This report with a captioned table more. */
    public Report table(String caption, Table table) {
        return table(caption, table, List.of());
    }

    /** This report with a captioned table more, and below it what has to be said of its cells. */
    public Report table(String caption, Table table, List<String> notes) {
        return with(new Numbers(caption, table, notes, false));
    }

    /** This report with a table more that is opened by a click: the long one that few will read. */
    public Report foldedTable(String caption, Table table) {
        return with(new Numbers(caption, table, List.of(), true));
    }

    /** This report with a chart more, its numbers folded in below it. */
    public Report chart(Chart chart) {
        return with(new Drawing(chart, false));
    }

    /** This report with a chart more whose numbers stand in a table of the report already. */
    public Report chartOfTable(Chart chart) {
        return with(new Drawing(chart, true));
    }

    private Report with(Section section) {
        var more = new ArrayList<>(sections);
        more.add(section);
        return new Report(title, more);
    }

    /** A part of a report. */
    public sealed interface Section permits Sentence, Findings, Numbers, Drawing {

        /** Reads this part. */
        <R> R read(Reader<R> reader);
    }

    /** What becomes of each kind of part. */
    public interface Reader<R> {
        R sentence(Sentence sentence);

        R findings(Findings findings);

        R numbers(Numbers numbers);

        R drawing(Drawing drawing);
    }

    /** A paragraph of plain text. */
    public record Sentence(String text) implements Section {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.sentence(this);
        }
    }

    /** A list of findings, with a line that leads to them. */
    public record Findings(String lead, List<String> findings) implements Section {
        public Findings {
            findings = List.copyOf(findings);
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.findings(this);
        }
    }

    /**
     * A table with its caption.
     *
     * @param notes what has to be said of its cells, a line each
     * @param folded whether it is opened by a click
     */
    public record Numbers(String caption, Table table, List<String> notes, boolean folded) implements Section {
        public Numbers {
            notes = List.copyOf(notes);
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.numbers(this);
        }
    }

    /**
     * A chart.
     *
     * @param tabled whether a table of the report holds the chart's numbers already
     */
    public record Drawing(Chart chart, boolean tabled) implements Section {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.drawing(this);
        }
    }
}
