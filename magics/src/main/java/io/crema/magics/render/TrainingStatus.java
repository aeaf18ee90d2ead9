package io.crema.magics.render;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.view.LearningCurve;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the display of a training says, as HTML and as text. */
final class TrainingStatus {
    private TrainingStatus() {}

    private static final String BAR_STYLE = "width:100%;max-width:720px;height:16px";

    /** Before anything can be counted. */
    static DisplayData preparing(int rows) {
        String text = String.format(Locale.ROOT, "Preparing: reading %,d examples", rows);
        return DisplayData.text(text).with(MimeType.HTML, paragraph(text, "margin:4px 0"));
    }

    /** Before it is known how many there are to read. */
    static DisplayData beginning() {
        return DisplayData.text("Preparing").with(MimeType.HTML, paragraph("Preparing", "margin:4px 0"));
    }

    /** The same below a line that says which of several trainings it is. */
    static DisplayData under(String which, DisplayData status) {
        String html = String.valueOf(status.data().get(MimeType.HTML));
        return DisplayData.text(which + "\n" + status.plainText())
                .with(MimeType.HTML, paragraph(which, "margin:4px 0;font-weight:bold") + "\n" + html);
    }

    /** Before the first step, when features are computed once. */
    static DisplayData computing(int done, int rows) {
        String text = String.format(Locale.ROOT, "Preparing, %,d of %,d rows", done, rows);
        return DisplayData.text(text).with(MimeType.HTML, bar(done, rows) + "\n" + paragraph(text, "margin:2px 0 6px"));
    }

    /** While an epoch that was trained is validated. */
    static DisplayData validating(TrainingProgress progress, int done, int rows) {
        String now = String.format(
                Locale.ROOT,
                "epoch %,d of %,d \u00b7 validating, %,d of %,d rows",
                progress.epoch(),
                progress.plan().epochs(),
                done,
                rows);
        return bundle(progress, bar(done, rows) + "\n" + paragraph(now, "margin:2px 0 6px"), now);
    }

    private static String bar(int done, int of) {
        return "<progress value=\"" + done + "\" max=\"" + Math.max(1, of) + "\" style=\"" + BAR_STYLE
                + "\"></progress>";
    }

    /** While it runs: the bar, the numbers of now, the epochs so far. */
    static DisplayData running(TrainingProgress progress, long nowNanos) {
        TrainingPlan plan = progress.plan();
        String now = now(progress, nowNanos);
        String bar = bar(progress.step(), plan.steps()) + "\n" + paragraph(now, "margin:2px 0 6px");
        int percent = plan.steps() == 0 ? 0 : 100 * progress.step() / plan.steps();
        return bundle(progress, bar, String.format(Locale.ROOT, "%3d %%  %s", percent, now));
    }

    /** When it is over: the epochs, and how it ended. */
    static DisplayData ended(TrainingProgress progress, TrainingLoop.Outcome outcome) {
        String sentence =
                stopped(progress, outcome.reason()) + ". " + outcome.weights().sentence();
        String style =
                outcome.reason() == StopReason.COMPLETED ? "margin:2px 0 6px" : "margin:2px 0 6px;font-weight:bold";
        return bundle(progress, paragraph(sentence, style), sentence);
    }

    private static DisplayData bundle(TrainingProgress progress, String html, String text) {
        String heading = heading(progress.plan());
        String epochsHtml = "";
        String epochsText = "";
        if (!progress.epochs().isEmpty()) {
            List<EpochReport> shown = LearningCurve.outline(progress.epochs());
            Grid grid = Grid.of(LearningCurve.table(shown), 100);
            List<String> notes = leftOut(progress.epochs().size(), shown.size());
            epochsHtml = "\n" + HtmlTable.of(grid, "", notes);
            epochsText = "\n" + TextTable.of(grid, "", notes);
        }
        String notesText = progress.findings().stream()
                .map(finding -> "\n" + mark(finding) + " " + said(finding))
                .collect(Collectors.joining());
        String notesHtml = progress.findings().stream()
                .map(finding -> "\n" + paragraph(mark(finding) + " " + said(finding), style(finding)))
                .collect(Collectors.joining());
        return DisplayData.text(heading + "\n" + text + epochsText + notesText)
                .with(
                        MimeType.HTML,
                        paragraph(heading, "margin:4px 0;font-weight:bold") + "\n" + html + epochsHtml + notesHtml);
    }

    private static List<String> leftOut(int epochs, int shown) {
        return shown == epochs ? List.of() : List.of(shown + " of " + epochs + " epochs; the learning curve has all.");
    }

    private static String said(Finding finding) {
        return finding.sentence() + " " + finding.advice();
    }

    /** A sign as well as a weight: neither colour nor boldness alone says what is severe. */
    private static String mark(Finding finding) {
        return finding.isSevere() ? "\u26a0" : "\u2139";
    }

    private static String style(Finding finding) {
        return finding.isSevere() ? "margin:4px 0;font-weight:bold" : "margin:4px 0";
    }

    private static String paragraph(String text, String style) {
        return "<p style=\"" + style + "\">" + Html.text(text) + "</p>";
    }

    private static String heading(TrainingPlan plan) {
        return String.format(
                Locale.ROOT,
                "Fine-tuning %s, strategy %s: %,d of %,d parameters, on %,d examples",
                plan.model(),
                plan.strategy(),
                plan.trainableParameters(),
                plan.parameters(),
                plan.examples());
    }

    private static String now(TrainingProgress progress, long nowNanos) {
        TrainingPlan plan = progress.plan();
        var parts = new ArrayList<String>();
        parts.add("epoch " + progress.epoch() + " of " + plan.epochs());
        parts.add(String.format(Locale.ROOT, "step %,d of %,d", progress.step(), plan.steps()));
        if (progress.step() > 0) {
            parts.add(String.format(Locale.ROOT, "loss %.3f", progress.loss()));
            parts.add(String.format(Locale.ROOT, "%,.0f examples/s", progress.examplesPerSecond()));
        }
        progress.secondsLeft(nowNanos).ifPresent(left -> parts.add(duration(left) + " left"));
        return String.join(" \u00b7 ", parts);
    }

    private static String stopped(TrainingProgress progress, StopReason reason) {
        int last = progress.epochs().size();
        int planned = progress.plan().epochs();
        return switch (reason) {
            case COMPLETED -> "Trained " + counted(planned, "epoch");
            case EARLY_STOPPED ->
                "Stopped early, after epoch " + last + " of " + planned + ": "
                        + progress.plan().monitor() + " no longer improved";
            case INTERRUPTED ->
                "Interrupted in epoch " + progress.epoch() + " of " + planned + ", at " + steps(progress);
            case OUT_OF_TIME ->
                "The time that it was given is over, in epoch " + progress.epoch() + " of " + planned + ", at "
                        + steps(progress);
            case DIVERGED ->
                "Diverged in epoch " + progress.epoch() + " of " + planned + ", at " + steps(progress)
                        + ": the loss was not a finite number. Try a tenth of the learning rate";
        };
    }

    private static String steps(TrainingProgress progress) {
        return String.format(
                Locale.ROOT, "step %,d of %,d", progress.step(), progress.plan().steps());
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    /** For people: {@code 42 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
