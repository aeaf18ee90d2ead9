package io.crema.finetune.view;

import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Contest.Disagreement;
import io.crema.finetune.metrics.Duel;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Models held against each other on the same rows: who wins, by what, and where they disagree. */
public final class ContestView {
    private ContestView() {}

    /** A sentence for each duel, the models' numbers, the duels, and rows that only some have right. */
    public static Report report(Contest contest) {
        Measurements<Predictions> first = contest.models().get(0);
        List<String> findings =
                new ArrayList<>(contest.duels().stream().map(Duel::sentence).toList());
        findings.addAll(contest.notes());
        String title = contest.models().size() == 2
                ? first.name() + " and " + contest.models().get(1).name()
                : contest.models().size() + " models";
        Report report = Report.titled(
                        String.format(Locale.ROOT, "%s on the %s, %,d rows", title, contest.rowsName(), contest.size()))
                .findings("", findings)
                .table("Models", models(contest), List.of(MetricTables.howFound(first)))
                .table("Held against " + first.name() + "; differences are paired", duels(contest), duelNotes(contest));
        return contest.disagreements().isEmpty()
                ? report
                : report.table("Rows that only some have right", disagreements(contest));
    }

    /** One row a model: its metrics with their intervals. */
    public static Table models(Contest contest) {
        Table table = Table.create(
                "Models", StringColumn.create("model", contest.models().stream().map(Measurements::name)));
        List<Measured> shown = contest.models().get(0).measured();
        for (int metric = 0; metric < shown.size(); metric++) {
            int at = metric;
            table.addColumns(StringColumn.create(
                    shown.get(at).metric().title(),
                    contest.models().stream()
                            .map(model -> model.measured().get(at).toText(MetricTables.DECIMALS))));
        }
        return table;
    }

    /** One row a challenger: its differences from the first, the rows only one has right, and p. */
    public static Table duels(Contest contest) {
        List<Duel> duels = contest.duels();
        Table table = Table.create("Duels", column("model", duels, Duel::challenger));
        List<? extends Measure<?>> metrics = contest.models().get(0).measures();
        for (int metric = 0; metric < metrics.size(); metric++) {
            int at = metric;
            table.addColumns(column(
                    metrics.get(at).title() + ", difference",
                    duels,
                    duel -> MetricTables.signed(duel.differences().get(at))));
        }
        return table.addColumns(
                column(
                        "only it is right",
                        duels,
                        duel -> Figures.count(duel.test().onlySecond())),
                column(
                        "only the other",
                        duels,
                        duel -> Figures.count(duel.test().onlyFirst())),
                column("p", duels, duel -> Figures.p(duel.p())),
                column("p (Holm)", duels, duel -> Figures.p(duel.adjusted())));
    }

    private static List<String> duelNotes(Contest contest) {
        return List.of(
                switch (contest.duels().get(0).criterion()) {
                    case MCNEMAR ->
                        "p: McNemar's test on the rows that only one of two has right; exact below 25 of them, else"
                                + " chi-square with correction for continuity.";
                    case BOOTSTRAP -> "p: paired bootstrap of the first difference, two-sided.";
                });
    }

    private static StringColumn column(String name, List<Duel> duels, Function<Duel, String> cell) {
        return StringColumn.create(name, duels.stream().map(cell));
    }

    private static Table disagreements(Contest contest) {
        List<Disagreement> rows = contest.disagreements();
        Table table = Table.create(
                "Disagreements",
                IntColumn.create("row", rows.stream().map(Disagreement::row).toArray(Integer[]::new)),
                StringColumn.create("example", rows.stream().map(Disagreement::example)),
                StringColumn.create("true", rows.stream().map(Disagreement::truth)));
        for (int model = 0; model < contest.models().size(); model++) {
            int at = model;
            table.addColumns(StringColumn.create(
                    contest.models().get(at).name(), rows.stream().map(row -> said(row, at))));
        }
        return table;
    }

    /** {@code great (0.93)}. */
    private static String said(Disagreement row, int model) {
        double confidence = row.confidences().get(model);
        return Double.isNaN(confidence)
                ? row.said().get(model)
                : String.format(Locale.ROOT, "%s (%.2f)", row.said().get(model), confidence);
    }
}
