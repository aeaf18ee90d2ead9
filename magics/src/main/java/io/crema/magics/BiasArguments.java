package io.crema.magics;

import io.crema.finetune.BiasAudit;
import io.crema.finetune.fairness.BiasLimit;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.GapMethod;
import io.crema.finetune.fairness.SwapFile;
import io.crema.finetune.fairness.Undefined;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What {@code %bias_report} is told of what to ask. */
final class BiasArguments {
    private static final String THRESHOLDS = "thresholds:";

    private final MagicArguments arguments;
    private final List<Ask> asks = new ArrayList<>();

    private BiasArguments(MagicArguments arguments) {
        this.arguments = arguments;
    }

    /** Something that the user asked: what it does to the audit, and the same as Java. */
    private record Ask(UnaryOperator<BiasAudit> change, String method, List<String> java) {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--sensitive",
                        "C1,C2",
                        "",
                        "the columns that say who a row is about, each by itself; age:25:60 cuts numbers into groups")
                .flag("--intersect", "reports on the intersections of the sensitive columns, too")
                .option("--control", "C1,C2", "", "columns whose values are reported on one by one")
                .option(
                        "--positive",
                        "LABEL",
                        "",
                        "the label that counts as selected; several with commas, each" + " against the rest")
                .option("--method", "between_groups|to_overall", "between_groups", "between what gaps are measured")
                .option("--ci", "LEVEL", "0.95", "level of intervals and of the bands that chance gives")
                .option("--min-group", "N", "30", "groups of fewer rows are marked")
                .option("--undefined", "na|fairlearn", "na", "rates without rows: left out, or 0 as in Fairlearn")
                .option("--permutations", "N", "2000", "how often groups are shuffled")
                .option("--weights", "COLUMN", "", "how often each row counts")
                .option(
                        "--counterfactual",
                        "identities|names|pronouns|FILE",
                        "",
                        "compares sentences in which only the person changes")
                .option(
                        "--mitigate",
                        "reweigh|thresholds:CRITERION",
                        "",
                        "shows what would narrow the gaps, before and after: thresholds:demographic_parity,"
                                + " thresholds:equal_opportunity, thresholds:equalized_odds");
    }

    static BiasArguments read(MagicArguments arguments) {
        var reading = new BiasArguments(arguments);
        reading.columns();
        reading.options();
        reading.swaps();
        reading.remedies();
        return reading;
    }

    private void columns() {
        List<String> positives = arguments.list("--positive");
        if (positives.isEmpty()) {
            arguments.problem("--positive LABEL is missing: the label that counts as selected");
        }
        ask(audit -> audit.positive(array(positives)), "positive", positives);
        List<String> sensitive = arguments.list("--sensitive");
        if (!sensitive.isEmpty()) {
            ask(audit -> audit.sensitive(array(sensitive)), "sensitive", sensitive);
        }
        if (arguments.flag("--intersect")) {
            if (sensitive.size() < 2) {
                arguments.problem("--intersect takes two sensitive columns or more: --sensitive C1,C2");
            }
            asks.add(new Ask(BiasAudit::intersect, "intersect", List.of()));
        }
        List<String> control = arguments.list("--control");
        if (!control.isEmpty()) {
            ask(audit -> audit.control(array(control)), "control", control);
        }
        arguments
                .optionalText("--weights")
                .ifPresent(column -> ask(audit -> audit.weights(column), "weights", List.of(column)));
    }

    private void options() {
        Map<String, GapMethod> methods = named(GapMethod.values());
        Map<String, Undefined> kinds = named(Undefined.values());
        GapMethod method = arguments.choice("--method", methods);
        Undefined undefined = arguments.choice("--undefined", kinds);
        double level = arguments.number("--ci", Range.openBetween(0, 1));
        int least = arguments.integer("--min-group", Range.atLeast(1));
        int permutations = arguments.integer("--permutations", Range.between(100, 1_000_000));
        long seed = arguments.seed();
        option("--method", before -> before.withMethod(method), "withMethod(GapMethod." + method + ")");
        option("--undefined", before -> before.withUndefined(undefined), "withUndefined(Undefined." + undefined + ")");
        option("--ci", before -> before.withLevel(level), "withLevel(" + level + ")");
        option("--min-group", before -> before.withMinimumGroup(least), "withMinimumGroup(" + least + ")");
        option(
                "--permutations",
                before -> before.withPermutations(permutations),
                "withPermutations(" + permutations + ")");
        option("--seed", before -> before.withSeed(seed), "withSeed(" + JavaCall.literal(seed) + ")");
    }

    private void option(String name, UnaryOperator<BiasOptions> change, String java) {
        if (arguments.isGiven(name)) {
            asks.add(new Ask(audit -> audit.with(change), "with", List.of("before -> before." + java)));
        }
    }

    private void swaps() {
        Optional<String> asked = arguments.optionalText("--counterfactual");
        if (asked.isEmpty()) {
            return;
        }
        String kind = asked.get();
        switch (kind) {
            case "identities" -> built(Counterfactuals.identities(), kind);
            case "names" -> built(Counterfactuals.names(), kind);
            case "pronouns" -> built(Counterfactuals.pronouns(), kind);
            default -> own(kind);
        }
    }

    private void built(Counterfactuals swaps, String kind) {
        asks.add(new Ask(
                audit -> audit.counterfactual(swaps), "counterfactual", List.of("Counterfactuals." + kind + "()")));
    }

    private void own(String file) {
        try {
            SwapFile swaps = SwapFile.read(Path.of(file));
            asks.add(new Ask(
                    audit -> audit.counterfactual(swaps),
                    "counterfactual",
                    List.of("SwapFile.read(Path.of(" + JavaCall.literal(file) + "))")));
        } catch (IllegalArgumentException e) {
            arguments.problem("--counterfactual: " + e.getMessage());
        }
    }

    private void remedies() {
        for (String remedy : arguments.list("--mitigate")) {
            Map<String, Criterion> criteria = named(Criterion.values());
            Optional<Criterion> criterion = remedy.startsWith(THRESHOLDS)
                    ? Optional.ofNullable(criteria.get(remedy.substring(THRESHOLDS.length())))
                    : Optional.empty();
            if (remedy.equals("reweigh")) {
                asks.add(new Ask(BiasAudit::reweigh, "reweigh", List.of()));
            } else if (criterion.isPresent()) {
                asks.add(new Ask(
                        audit -> audit.thresholds(criterion.get()),
                        "thresholds",
                        List.of("Criterion." + criterion.get())));
            } else {
                arguments.problem("--mitigate takes reweigh, or thresholds: with one of "
                        + String.join(", ", criteria.keySet()) + ", not \"" + remedy + "\"");
            }
        }
    }

    /** The condition of {@code --fail-if}, if there is one. */
    static Optional<BiasLimit> limit(MagicArguments arguments) {
        try {
            return arguments.optionalText("--fail-if").map(BiasLimit::parse);
        } catch (IllegalArgumentException e) {
            arguments.problem("--fail-if: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void ask(UnaryOperator<BiasAudit> change, String method, List<String> texts) {
        asks.add(new Ask(change, method, List.of(JavaCall.literals(texts))));
    }

    BiasAudit applyTo(BiasAudit audit) {
        BiasAudit asked = audit;
        for (Ask ask : asks) {
            asked = ask.change().apply(asked);
        }
        return asked;
    }

    JavaCall applyTo(JavaCall call) {
        JavaCall asked = call;
        for (Ask ask : asks) {
            asked = asked.then(ask.method(), array(ask.java()));
        }
        return asked;
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static <E extends Enum<E>> Map<String, E> named(E[] values) {
        Map<String, E> named = new LinkedHashMap<>();
        for (E value : values) {
            named.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return named;
    }
}
