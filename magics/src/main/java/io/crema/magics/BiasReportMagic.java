package io.crema.magics;

import io.crema.finetune.BiasAudit;
import io.crema.finetune.BiasJson;
import io.crema.finetune.FineTuned;
import io.crema.finetune.GroupColumn;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasLimit;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %bias_report}: {@link BiasAudit}. */
public final class BiasReportMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "bias_report",
                        "Assesses how decisions fall on groups of people, into the variable bias: rates and gaps by group,"
                                + " the same sentences with other people in them, and what would narrow the gaps.")
                .optional("RUN", "what to assess; run if nothing is named")
                .optional("DATA", "other labelled rows; the run's own if nothing is named");
        return BiasArguments.declare(syntax)
                .option("--split", "test|validation|train", "test", "which of the run's own rows")
                .option(
                        "--predicted",
                        "COLUMN",
                        "",
                        "assesses labels that were written down, of any model, in place of a" + " run's")
                .option("--score", "COLUMN", "", "the probability of the positive label, beside --predicted")
                .option(
                        "--fail-if",
                        "CONDITION",
                        "",
                        "stops with an error where it holds:"
                                + " \"demographic_parity_difference > 0.1\"; several with and")
                .option("--json", "FILE", "", "writes the report for other programs")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        BiasArguments asked = BiasArguments.read(arguments);
        Optional<BiasLimit> limit = BiasArguments.limit(arguments);
        Part part = Part.asked(arguments);
        if (arguments.list("--sensitive").isEmpty() && !arguments.isGiven("--counterfactual")) {
            arguments.problem("it needs groups: --sensitive COLUMN, or --counterfactual identities");
        }
        if (arguments.isGiven("--score") && !arguments.isGiven("--predicted")) {
            arguments.problem("--score goes with --predicted COLUMN: a run gives its own probabilities");
        }
        Optional<Path> json = OutputFile.named(arguments, "--json");
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(asked.applyTo(java(notebook, part)).then("assess"));
            return null;
        }
        Optional<Answering> model = arguments.isGiven("--predicted")
                ? Optional.empty()
                : Optional.of(arguments.isGiven("RUN") ? Answering.given(notebook, "RUN") : Answering.usual(notebook));
        int looks = Refusals.of(notebook.magic(), () -> looks(model)).size();
        BiasAudit audit = Refusals.of(
                notebook.magic(),
                () -> model.isPresent() ? ofModel(notebook, model.get(), part) : ofColumn(notebook, part));
        BiasAssessment bias = notebook.bind(
                "bias",
                Refusals.of(
                        notebook.magic(),
                        () -> asked.applyTo(audit).hinting(Refusals::hint).assess()));
        model.ifPresent(answering -> answering.assessed(notebook, bias));
        TestLock.remind(notebook, looks, looks(model));
        if (json.isPresent()) {
            Refusals.of(notebook.magic(), () -> {
                BiasJson.write(bias, json.get());
                return bias;
            });
        }
        if (limit.isPresent()) {
            hold(notebook, bias, limit.get());
        }
        return bias;
    }

    private static List<TestLook> looks(Optional<Answering> model) {
        return model.map(Answering::testLooks).orElse(List.of());
    }

    /** Shows the report before the error, which would take its place otherwise. */
    private static void hold(Notebook notebook, BiasAssessment bias, BiasLimit limit) {
        Optional<BiasLimit.Breach> breach = limit.breachedBy(bias);
        if (breach.isPresent()) {
            MagicContext context = notebook.context();
            context.renderers().renderAll(bias).forEach(context.display()::show);
            throw new MagicException(
                    notebook.magic() + ": " + breach.get().summary(),
                    breach.get().hint());
        }
    }

    private static BiasAudit ofModel(Notebook notebook, Answering model, Part part) {
        MagicArguments arguments = notebook.arguments();
        Optional<Rows> given = arguments.isGiven("DATA") ? Optional.of(notebook.rows()) : Optional.empty();
        BiasAudit audit = model.audit(notebook, given, part, Watching.of(notebook.context(), "Predicting"));
        expectColumns(notebook, audit.rows(), List.of("--sensitive", "--control", "--weights"));
        arguments.list("--positive").forEach(label -> notebook.expectLabel("--positive", label, model.labels()));
        arguments.check();
        return audit;
    }

    private static BiasAudit ofColumn(Notebook notebook, Part part) {
        MagicArguments arguments = notebook.arguments();
        Rows named = notebook.rows(arguments.isGiven("RUN") ? "RUN" : "DATA");
        LabelledData rows = named.part(part);
        expectColumns(notebook, rows, List.of("--sensitive", "--control", "--weights", "--predicted", "--score"));
        arguments.list("--positive").forEach(label -> notebook.expectLabel("--positive", label, rows.labels()));
        arguments.check();
        String column = arguments.text("--predicted");
        BiasAudit audit = named instanceof Rows.Divided divided
                ? BiasAudit.of(divided.parts(), column).on(rows)
                : BiasAudit.of(rows, column);
        Optional<String> scores = arguments.optionalText("--score");
        return scores.isPresent() ? audit.scores(scores.get()) : audit;
    }

    private static void expectColumns(Notebook notebook, LabelledData rows, List<String> options) {
        for (String option : options) {
            List<String> columns = notebook.arguments().list(option).stream()
                    .map(named -> GroupColumn.named(named, rows).column())
                    .toList();
            notebook.expectColumns(option, columns, rows);
        }
    }

    private static JavaCall java(Notebook notebook, Part part) {
        MagicArguments arguments = notebook.arguments();
        JavaCall call = JavaCall.into(notebook.target("bias"), "BiasAudit");
        if (arguments.isGiven("--predicted")) {
            String named = arguments.isGiven("RUN") ? "RUN" : "DATA";
            call = call.then("of", notebook.rowsJava(named), JavaCall.literal(arguments.text("--predicted")));
            call = arguments.isGiven("--split") ? call.then("on", notebook.partJava(named, part)) : call;
            Optional<String> scores = arguments.optionalText("--score");
            return scores.isPresent() ? call.then("scores", JavaCall.literal(scores.get())) : call;
        }
        Optional<String> loaded = Answering.loadedJava(notebook, "RUN");
        boolean given = arguments.isGiven("DATA");
        if (loaded.isPresent()) {
            return call.then("of", loaded.get(), notebook.rowsJava("DATA"))
                    .then("on", given ? notebook.partJava("DATA", part) : part.java(notebook.dataJava()));
        }
        String run = notebook.java(FineTuned.class, "RUN", "run");
        return call.then("of", run).then("on", given ? notebook.partJava("DATA", part) : part.java(run + ".data()"));
    }
}
