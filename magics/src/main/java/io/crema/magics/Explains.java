package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TableModel;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Variables;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be asked why: whatever answers with labels or numbers, or a language model. */
sealed interface Explains {

    /** Notes as problems what cannot be asked of it. */
    void check(Notebook notebook, ExplainQuestion question, ExplainArguments wish);

    /** What explains the examples that are asked about. */
    Explaining explaining(Notebook notebook, ExplainQuestion question, Progress progress);

    /** Which columns it uses. */
    Object columns(Notebook notebook, ExplainQuestion question, Progress progress);

    /** What Java asks. */
    ExplainJava.Kind kind();

    /** A run, or a model that was loaded with labels of its own. */
    record Labels(Answering model) implements Explains {
        @Override
        public void check(Notebook notebook, ExplainQuestion question, ExplainArguments wish) {
            wish.target().ifPresent(label -> notebook.expectLabel("--target", label, model.labels()));
            if (question.isOfColumns() && !model.readsColumns()) {
                notebook.arguments().problem(ExplainQuestion.NOTHING);
            }
        }

        @Override
        public Explaining explaining(Notebook notebook, ExplainQuestion question, Progress progress) {
            if (question.row().isPresent()) {
                return model.explainRow(notebook, question.row().getAsInt(), progress);
            }
            if (question.errors().isEmpty()) {
                return model.explain(question.texts(), progress);
            }
            int looks = model.testLooks().size();
            Explaining errors = model.explainErrors(
                    notebook, question.rows(), question.errors().getAsInt(), progress);
            TestLock.remind(notebook, looks, model.testLooks());
            return errors;
        }

        @Override
        public Object columns(Notebook notebook, ExplainQuestion question, Progress progress) {
            int looks = model.testLooks().size();
            Object columns = model.columns(notebook, question.rows(), question.columns(), progress);
            TestLock.remind(notebook, looks, model.testLooks());
            return columns;
        }

        @Override
        public ExplainJava.Kind kind() {
            return model instanceof Answering.Loaded ? ExplainJava.Kind.LOADED : ExplainJava.Kind.RUN;
        }
    }

    /** A language model, fine-tuned or as it was loaded. */
    record Writes(LanguageModel model, Optional<TunedLanguageModel> run) implements Explains {
        @Override
        public void check(Notebook notebook, ExplainQuestion question, ExplainArguments wish) {
            MagicArguments arguments = notebook.arguments();
            if (question.texts().isEmpty()) {
                arguments.problem(model.name() + " is a language model, and explained is the token that it writes next."
                        + " Name a text: %explain \"The soup was\"");
            }
            if (wish.checked()) {
                arguments.problem("--faithfulness gives a model other heads, and a language model has none of its own:"
                        + " leave it out");
            }
        }

        @Override
        public Explaining explaining(Notebook notebook, ExplainQuestion question, Progress progress) {
            Explaining explaining = Explaining.of(model, question.texts(), progress);
            return run.map(tuned -> explaining.seeded(tuned.provenance().seed()))
                    .orElse(explaining);
        }

        @Override
        public Object columns(Notebook notebook, ExplainQuestion question, Progress progress) {
            throw new IllegalStateException("a language model has no columns, which check() says");
        }

        @Override
        public ExplainJava.Kind kind() {
            return run.isPresent() ? ExplainJava.Kind.RUN : ExplainJava.Kind.LANGUAGE_MODEL;
        }
    }

    /**
     * What a word or a value stands for, if it can be asked.
     *
     * @throws MagicException if it is a model that cannot answer yet
     */
    static Optional<Explains> named(Object first, Notebook notebook) {
        Object value = first instanceof String name
                ? notebook.context().variables().get(name).orElse(name)
                : first;
        if (value instanceof TunedLanguageModel run) {
            return Optional.of(new Writes(run.model(), Optional.of(run)));
        }
        if (value instanceof LanguageModel model) {
            return Optional.of(new Writes(model, Optional.empty()));
        }
        Optional<Answering> answering = Answering.named(value, notebook.context());
        boolean untrained = value instanceof Pretrained || value instanceof TableModel;
        if (answering.isEmpty() && untrained) {
            throw new MagicException(
                    notebook.magic() + ": " + (first instanceof String name ? name : value)
                            + " is a model without labels of its own, and there is nothing yet that it would say",
                    "Fine-tune it first: %finetune");
        }
        return answering.map(Labels::new);
    }

    /** The session's run, else its latest, or its model if that can answer. */
    static Explains usual(Notebook notebook) {
        return ofVariable(usualVariable(notebook), notebook).orElseGet(() -> new Labels(Answering.usual(notebook)));
    }

    /** What a variable holds, if it can be asked. */
    static Optional<Explains> ofVariable(String name, Notebook notebook) {
        return notebook.context().variables().get(name).flatMap(value -> named(value, notebook));
    }

    /** The variable of the usual run or model, whether there is one yet or not. */
    static String usualVariable(Notebook notebook) {
        Variables variables = notebook.context().variables();
        if (variables.get("run").isPresent()) {
            return "run";
        }
        return Stream.of(FineTuned.class, TunedLanguageModel.class)
                .flatMap(type -> variables.named(type).stream())
                .findFirst()
                .orElse(variables.get("model").filter(Explains::canAnswer).isPresent() ? "model" : "run");
    }

    private static boolean canAnswer(Object model) {
        return model instanceof LanguageModel
                || (model instanceof Pretrained loaded && !loaded.ownLabels().isEmpty());
    }
}
