package io.crema.magics;

import io.crema.finetune.Answers;
import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.BiasAudit;
import io.crema.finetune.EvaluationOptions;
import io.crema.finetune.FineTuned;
import io.crema.finetune.LoadedClassifier;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import java.util.List;
import java.util.Optional;

/** What can be asked for labels: a run, or a model that was loaded with labels of its own. */
sealed interface Answering {

    Answers predict(List<String> texts, Progress progress);

    /** What explains texts, or the references of pictures. */
    Explaining explain(List<String> examples, Progress progress);

    /** What explains one row of the data. */
    Explaining explainRow(Notebook notebook, int row, Progress progress);

    /** What explains the surest errors on a part of the usual rows. */
    Explaining explainErrors(Notebook notebook, String split, int most, Progress progress);

    /** The labels there are. */
    List<String> labels();

    /**
     * How well it does.
     *
     * @param rows empty for the usual ones
     * @param split which part of the usual ones: {@code test}
     * @param asked what is asked besides the usual
     */
    Evaluated evaluate(
            Notebook notebook, Optional<LabelledData> rows, String split, EvaluationArguments asked, Progress progress);

    /**
     * What assesses how its decisions fall on groups.
     *
     * @param given rows that were named; empty for the usual ones
     * @param split which part of divided rows: {@code test}
     */
    BiasAudit audit(Notebook notebook, Optional<Rows> given, String split, Progress progress);

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
        public Explaining explain(List<String> examples, Progress progress) {
            return run.watchedBy(progress).explain(examples.toArray(String[]::new));
        }

        @Override
        public Explaining explainRow(Notebook notebook, int row, Progress progress) {
            return run.watchedBy(progress).explainRow(row);
        }

        @Override
        public Explaining explainErrors(Notebook notebook, String split, int most, Progress progress) {
            return run.watchedBy(progress).explainErrors(part(run.data(), split), most);
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
                String split,
                EvaluationArguments asked,
                Progress progress) {
            Evaluated evaluated = run.watchedBy(progress)
                    .examine(
                            rows.orElseGet(() -> part(run.data(), split)),
                            asked.with(run.classifier().pretrained(), progress));
            return Asked.of(notebook.context()).note(run, evaluated);
        }

        @Override
        public BiasAudit audit(Notebook notebook, Optional<Rows> given, String split, Progress progress) {
            return BiasAudit.of(run.watchedBy(progress))
                    .on(given.map(rows -> part(rows, split)).orElseGet(() -> part(run.data(), split)));
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
        public Explaining explain(List<String> examples, Progress progress) {
            return classifier.watchedBy(progress).explain(examples.toArray(String[]::new));
        }

        @Override
        public Explaining explainRow(Notebook notebook, int row, Progress progress) {
            return classifier.watchedBy(progress).explainRow(data(notebook), row);
        }

        @Override
        public Explaining explainErrors(Notebook notebook, String split, int most, Progress progress) {
            return classifier.watchedBy(progress).explainErrors(part(data(notebook), split), most);
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
                String split,
                EvaluationArguments asked,
                Progress progress) {
            LoadedClassifier watched = classifier.watchedBy(progress);
            EvaluationOptions options = asked.with(classifier.classifier().pretrained(), progress);
            long seed = notebook.arguments().seed();
            if (rows.isPresent()) {
                return watched.examine(rows.get(), rows.get().name(), Optional.empty(), seed, options);
            }
            SplitData data = notebook.value(SplitData.class, "DATA", "data", "%split");
            LabelledData part = part(data, split);
            return watched.examine(part, split + " split of " + part.name(), Optional.of(data), seed, options);
        }

        @Override
        public BiasAudit audit(Notebook notebook, Optional<Rows> given, String split, Progress progress) {
            LoadedClassifier watched = classifier.watchedBy(progress);
            Rows rows = given.orElseGet(() -> new Rows.Divided(data(notebook)));
            BiasAudit audit = rows instanceof Rows.Divided divided
                    ? BiasAudit.of(watched, divided.parts())
                    : BiasAudit.of(watched, rows.whole());
            return audit.on(part(rows, split));
        }
    }

    /** The rows that are named; of divided ones a part. */
    private static LabelledData part(Rows rows, String split) {
        return rows instanceof Rows.Divided divided ? part(divided.parts(), split) : rows.whole();
    }

    private static LabelledData part(SplitData data, String split) {
        return Optional.ofNullable(EvaluateMagic.parts().get(split))
                .orElseThrow()
                .apply(data);
    }

    /** What a word or a value stands for, if it is anything that answers. */
    static Optional<Answering> named(Object first, MagicContext context) {
        Object value =
                first instanceof String name ? context.variables().get(name).orElse(name) : first;
        return of(value);
    }

    /** @throws MagicException if it is a training that has not ended */
    private static Optional<Answering> of(Object value) {
        if (value instanceof BackgroundFineTuning training) {
            return Optional.of(new Trained(training.result()
                    .orElseThrow(() -> new MagicException(
                            "there is no model yet: " + training, "Wait for it: %attach " + training.name()))));
        }
        if (value instanceof FineTuned run) {
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
        String name = notebook.arguments().optionalText(argument).orElse(usual);
        return context.variables()
                .get(name)
                .filter(Pretrained.class::isInstance)
                .map(model -> "LoadedClassifier.of(" + name + ")");
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
