package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.GroupColumn;
import io.crema.finetune.RunComparison;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Contest.Criterion;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Metrics;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %compare}: {@link FineTuned#compare}. */
public final class CompareMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "compare",
                        "Holds runs against the first of them on the same rows, into the variable comparison. A winner"
                                + " is named only outside the noise.")
                .rest("RUN...", "two or more runs; the others are held against the first")
                .option("--split", "validation|test|train", "validation", "which of the first run's rows")
                .option("--data", "DATA", "", "other labelled rows; the first run's own if nothing is named")
                .option("--test", "mcnemar|bootstrap", "mcnemar", "what names a winner: rows right, or --metric")
                .option("--metric", "M", "macro_f1", "what is shown beside the accuracy")
                .option("--examples", "N", "5", "rows that are shown of those that only some have right");
        return GapArguments.declare(syntax).withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Part part = Part.asked(arguments);
        Criterion criterion = arguments.choice("--test", criteria());
        Metric metric = arguments.choice("--metric", metrics());
        int examples = arguments.integer("--examples", Range.between(0, 1000));
        Optional<GapArguments> gaps = GapArguments.read(arguments);
        List<String> names = arguments.rest("RUN...");
        if (names.size() < 2) {
            arguments.problem("it takes two runs or more: %compare run other");
        }
        if (names.stream().distinct().count() < names.size()) {
            arguments.problem("a run is named twice: compare different ones");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, names, criterion, metric, examples, gaps));
            return null;
        }
        List<FineTuned> runs = new ArrayList<>();
        for (Object given : arguments.restObjects("RUN...")) {
            runs.add(notebook.named(FineTuned.class, given, "%finetune"));
        }
        LabelledData rows = arguments.isGiven("--data")
                ? notebook.rows("--data").part(part)
                : part.of(runs.get(0).data());
        gaps.ifPresent(asked -> expect(notebook, asked, rows, runs.get(0)));
        arguments.check();
        List<Integer> looks = Refusals.of(
                notebook.magic(),
                () -> runs.stream().map(run -> run.testLooks().size()).toList());
        Object result = Refusals.of(notebook.magic(), () -> {
            List<FineTuned> watched = runs.stream()
                    .map(run -> run.watchedBy(Watching.of(context, "Predicting")))
                    .toList();
            RunComparison comparison =
                    watched.get(0).compare(watched.subList(1, watched.size()).toArray(FineTuned[]::new));
            RunComparison asked = comparison
                    .called(names.toArray(String[]::new))
                    .by(metric)
                    .test(criterion)
                    .examples(examples);
            return gaps.isPresent() ? gaps.get().compare(asked, rows) : asked.on(rows);
        });
        for (int at = 0; at < runs.size(); at++) {
            TestLock.remind(notebook, names.get(at), looks.get(at), runs.get(at).testLooks());
        }
        return notebook.bind("comparison", result);
    }

    private static void expect(Notebook notebook, GapArguments gaps, LabelledData rows, FineTuned first) {
        List<String> columns = gaps.sensitive().stream()
                .map(named -> GroupColumn.named(named, rows).column())
                .toList();
        notebook.expectColumns("--sensitive", columns, rows);
        notebook.expectLabel("--positive", gaps.positive(), first.labels());
    }

    private static JavaCall java(
            Notebook notebook,
            List<String> names,
            Criterion criterion,
            Metric metric,
            int examples,
            Optional<GapArguments> gaps) {
        String first = names.get(0);
        JavaCall call = JavaCall.into(notebook.target("comparison"), first)
                .then("compare", names.subList(1, names.size()).toArray(String[]::new))
                .then("called", JavaCall.literals(names));
        MagicArguments arguments = notebook.arguments();
        call = arguments.isGiven("--metric") ? call.then("by", "Metrics.named(\"" + metric.name() + "\")") : call;
        call = arguments.isGiven("--test") ? call.then("test", "Contest.Criterion." + criterion) : call;
        call = arguments.isGiven("--examples") ? call.then("examples", String.valueOf(examples)) : call;
        String rows = arguments.isGiven("--data")
                ? notebook.partJava("--data", Part.asked(arguments))
                : Part.asked(arguments).java(first + ".data()");
        return gaps.isPresent() ? call.then("on", rows, gaps.get().java()) : call.then("on", rows);
    }

    private static Map<String, Criterion> criteria() {
        Map<String, Criterion> criteria = new LinkedHashMap<>();
        criteria.put("mcnemar", Criterion.MCNEMAR);
        criteria.put("bootstrap", Criterion.BOOTSTRAP);
        return criteria;
    }

    private static Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        Metrics.all().forEach(metric -> metrics.put(metric.name(), metric));
        return metrics;
    }
}
