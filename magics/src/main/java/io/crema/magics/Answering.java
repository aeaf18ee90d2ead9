package io.crema.magics;

import io.crema.finetune.Answers;
import io.crema.finetune.BiasAudit;
import io.crema.finetune.EvaluationOptions;
import io.crema.finetune.FineTuned;
import io.crema.finetune.LoadedClassifier;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.data.TableRows;
import io.crema.finetune.explain.ColumnImportance;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** What can be asked for labels: a run, or a model that was loaded with labels of its own. */
sealed interface Answering {

    Answers predict(List<String> texts, Progress progress);

    /**
     * The examples in labelled rows, as the model takes them.
     *
     * @throws io.crema.finetune.data.DataException if the rows have none of their kind
     */
    List<String> examples(LabelledData rows);

    /**
     * As above, in rows of which no column has a part yet: the column has that part that it had in training.
     *
     * @throws io.crema.finetune.data.DataException if there is no such column
     */
    List<String> examples(Table rows);

    /** What explains texts, or the references of pictures. */
    Explaining explain(List<String> examples, Progress progress);

    /** What explains one row of the data. */
    Explaining explainRow(Notebook notebook, int row, Progress progress);

    /** What explains the surest errors on some rows. */
    Explaining explainErrors(Notebook notebook, ExplainQuestion.Of rows, int most, Progress progress);

    /** Whether its examples are rows of columns. */
    boolean readsColumns();

    /** Which columns it uses, on some rows. */
    PermutationImportance columns(
            Notebook notebook, ExplainQuestion.Of rows, ExplainQuestion.Columns asked, Progress progress);

    /** The labels there are. */
    List<String> labels();

    /**
     * How well it does.
     *
     * @param rows empty for the usual ones
     * @param part which of the usual ones
     * @param asked what is asked besides the usual
     */
    Evaluated evaluate(
            Notebook notebook, Optional<LabelledData> rows, Part part, EvaluationArguments asked, Progress progress);

    /**
     * What assesses how its decisions fall on groups.
     *
     * @param given rows that were named; empty for the usual ones
     * @param part which of divided rows
     */
    BiasAudit audit(Notebook notebook, Optional<Rows> given, Part part, Progress progress);

    /** Keeps an assessment for the model's card, if it gets one. */
    default void assessed(Notebook notebook, BiasAssessment bias) {}

    /** How often it was judged on its test rows; nothing is known of a model that was loaded. */
    default List<TestLook> testLooks() {
        return List.of();
    }

    /** A run. */
    record Trained(FineTuned run) implements Answering {
        @Override
        public Answers predict(List<String> texts, Progress progress) {
            return run.watchedBy(progress).answer(texts);
        }

        @Override
        public List<String> examples(LabelledData rows) {
            return run.classifier().pretrained().preprocessor().examples(rows);
        }

        @Override
        public List<String> examples(Table rows) {
            Roles learned = run.data().whole().roles();
            if (learned.hasFeatures()) {
                return TableRows.texts(rows);
            }
            LabelledData unnamed = LabelledData.of(rows);
            return examples(learned.image().isEmpty() ? unnamed.text(learned.text()) : unnamed.image(learned.image()));
        }

        @Override
        public Explaining explain(List<String> examples, Progress progress) {
            return run.watchedBy(progress).explain(examples.toArray(String[]::new));
        }

        @Override
        public Explaining explainRow(Notebook notebook, int row, Progress progress) {
            return run.watchedBy(progress).explainRow(row);
        }

        @Override
        public Explaining explainErrors(Notebook notebook, ExplainQuestion.Of rows, int most, Progress progress) {
            return run.watchedBy(progress).explainErrors(rows.of(run::data), most);
        }

        @Override
        public boolean readsColumns() {
            return ColumnImportance.appliesTo(run.classifier());
        }

        @Override
        public PermutationImportance columns(
                Notebook notebook, ExplainQuestion.Of rows, ExplainQuestion.Columns asked, Progress progress) {
            return run.watchedBy(progress)
                    .columnImportance(
                            rows.of(run::data), asked.options(run.provenance().seed()));
        }

        @Override
        public List<String> labels() {
            return run.labels();
        }

        @Override
        public List<TestLook> testLooks() {
            return run.testLooks();
        }

        @Override
        public Evaluated evaluate(
                Notebook notebook,
                Optional<LabelledData> rows,
                Part part,
                EvaluationArguments asked,
                Progress progress) {
            Evaluated evaluated = run.watchedBy(progress)
                    .examine(
                            rows.orElseGet(() -> part.of(run.data())),
                            asked.with(run.classifier().pretrained(), progress));
            return Asked.of(notebook.context()).note(run, evaluated);
        }

        @Override
        public BiasAudit audit(Notebook notebook, Optional<Rows> given, Part part, Progress progress) {
            return BiasAudit.of(run.watchedBy(progress))
                    .on(given.map(rows -> rows.part(part)).orElseGet(() -> part.of(run.data())));
        }

        @Override
        public void assessed(Notebook notebook, BiasAssessment bias) {
            Asked.of(notebook.context()).note(run, bias);
        }
    }

    /** A model that was loaded. The session's divided data are the rows, and baselines learn from their training part. */
    record Loaded(LoadedClassifier classifier) implements Answering {
        @Override
        public Answers predict(List<String> texts, Progress progress) {
            return classifier.watchedBy(progress).answer(texts);
        }

        @Override
        public List<String> examples(LabelledData rows) {
            return classifier.classifier().pretrained().preprocessor().examples(rows);
        }

        @Override
        public List<String> examples(Table rows) {
            return examples(LabelledData.of(rows));
        }

        @Override
        public Explaining explain(List<String> examples, Progress progress) {
            return classifier.watchedBy(progress).explain(examples.toArray(String[]::new));
        }

        @Override
        public Explaining explainRow(Notebook notebook, int row, Progress progress) {
            return classifier.watchedBy(progress).explainRow(data(notebook), row);
        }

        @Override
        public Explaining explainErrors(Notebook notebook, ExplainQuestion.Of rows, int most, Progress progress) {
            return classifier.watchedBy(progress).explainErrors(rows.of(() -> data(notebook)), most);
        }

        @Override
        public boolean readsColumns() {
            return ColumnImportance.appliesTo(classifier.classifier());
        }

        @Override
        public PermutationImportance columns(
                Notebook notebook, ExplainQuestion.Of rows, ExplainQuestion.Columns asked, Progress progress) {
            LabelledData part = rows.of(() -> data(notebook));
            String name =
                    rows.given().isPresent() ? part.name() : data(notebook).nameOf(part);
            return classifier
                    .watchedBy(progress)
                    .columnImportance(
                            part, name, asked.options(notebook.arguments().seed()));
        }

        @Override
        public List<String> labels() {
            return classifier.labels();
        }

        private static SplitData data(Notebook notebook) {
            return notebook.latest(SplitData.class, "data", "%split");
        }

        @Override
        public Evaluated evaluate(
                Notebook notebook,
                Optional<LabelledData> rows,
                Part part,
                EvaluationArguments asked,
                Progress progress) {
            LoadedClassifier watched = classifier.watchedBy(progress);
            EvaluationOptions options = asked.with(classifier.classifier().pretrained(), progress);
            long seed = notebook.arguments().seed();
            if (rows.isPresent()) {
                return watched.examine(rows.get(), rows.get().name(), Optional.empty(), seed, options);
            }
            SplitData data = notebook.value(SplitData.class, "DATA", "data", "%split");
            LabelledData usual = part.of(data);
            return watched.examine(usual, data.nameOf(usual), Optional.of(data), seed, options);
        }

        @Override
        public BiasAudit audit(Notebook notebook, Optional<Rows> given, Part part, Progress progress) {
            LoadedClassifier watched = classifier.watchedBy(progress);
            Rows rows = given.orElseGet(() -> new Rows.Divided(data(notebook)));
            BiasAudit audit = rows instanceof Rows.Divided divided
                    ? BiasAudit.of(watched, divided.parts())
                    : BiasAudit.of(watched, rows.whole());
            return audit.on(rows.part(part));
        }
    }

    /** What a word or a value stands for, if it is anything that answers. */
    static Optional<Answering> named(Object first, MagicContext context) {
        Object value =
                first instanceof String name ? context.variables().get(name).orElse(name) : first;
        return of(value);
    }

    /** @throws MagicException if it is a training that has not ended */
    private static Optional<Answering> of(Object value) {
        if (Notebook.ended(value) instanceof FineTuned run) {
            return Optional.of(new Trained(run));
        }
        return value instanceof Pretrained model && !model.ownLabels().isEmpty()
                ? Optional.of(new Loaded(LoadedClassifier.of(model)))
                : Optional.empty();
    }

    /** The Java of a model that was loaded, if it is one that would be asked. */
    static Optional<String> loadedJava(Notebook notebook, String argument) {
        MagicContext context = notebook.context();
        String usual = context.variables().named(FineTuned.class).isEmpty() ? "model" : "run";
        String java = notebook.arguments()
                .expression(argument)
                .or(() -> notebook.arguments().optionalText(argument))
                .orElse(usual);
        return notebook.arguments()
                .object(argument)
                .or(() -> context.variables().get(java))
                .filter(Pretrained.class::isInstance)
                .map(model -> "LoadedClassifier.of(" + java + ")");
    }

    /** What an argument names. */
    static Answering given(Notebook notebook, String argument) {
        MagicContext context = notebook.context();
        Object word = notebook.arguments()
                .object(argument)
                .orElseGet(() -> notebook.arguments().text(argument));
        return named(word, context)
                .orElseGet(() -> new Trained(notebook.value(FineTuned.class, argument, "run", "%finetune")));
    }

    /** The session's run; without one, the session's model if it has labels of its own. */
    static Answering usual(Notebook notebook) {
        MagicContext context = notebook.context();
        Optional<Answering> run = context.variables().get("run").flatMap(Answering::of);
        if (run.isPresent()) {
            return run.get();
        }
        if (context.variables().named(FineTuned.class).isEmpty()) {
            Optional<Answering> model = context.variables().get("model").flatMap(Answering::of);
            if (model.isPresent()) {
                return model.get();
            }
        }
        return new Trained(notebook.latest(FineTuned.class, "run", "%finetune"));
    }
}
