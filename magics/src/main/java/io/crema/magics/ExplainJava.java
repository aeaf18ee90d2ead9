package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Variables;
import java.util.List;
import java.util.Optional;

/**
 * What explains, as Java has it.
 *
 * @param variable that holds the run or the model
 */
record ExplainJava(String variable, Kind kind) {

    private enum Kind {
        RUN,
        LOADED,
        LANGUAGE_MODEL
    }

    /** What was named, or what is usual where nothing was. */
    static ExplainJava of(Notebook notebook, Optional<String> named) {
        Variables variables = notebook.context().variables();
        boolean noRun = variables.get("run").isEmpty()
                && variables.named(FineTuned.class).isEmpty()
                && variables.named(TunedLanguageModel.class).isEmpty();
        String variable = named.orElse(
                noRun && variables.get("model").filter(ExplainJava::answers).isPresent() ? "model" : "run");
        Object value = variables.get(variable).orElse("");
        return new ExplainJava(
                variable,
                value instanceof LanguageModel
                        ? Kind.LANGUAGE_MODEL
                        : value instanceof Pretrained ? Kind.LOADED : Kind.RUN);
    }

    private static boolean answers(Object model) {
        return model instanceof LanguageModel
                || (model instanceof Pretrained loaded && !loaded.ownLabels().isEmpty());
    }

    /** The data that rows are taken of. */
    String data() {
        return kind == Kind.RUN ? variable + ".data()" : "data";
    }

    /** Asks about examples. */
    JavaCall explain(String target, List<String> texts) {
        return kind == Kind.LANGUAGE_MODEL
                ? JavaCall.into(
                        target,
                        "Explaining.of(" + variable + ", List.of(" + String.join(", ", JavaCall.literals(texts))
                                + "), Progress.NONE)")
                : into(target).then("explain", JavaCall.literals(texts));
    }

    /** Asks about a row. */
    JavaCall row(String target, int row) {
        return kind == Kind.RUN
                ? into(target).then("explainRow", Integer.toString(row))
                : into(target).then("explainRow", data(), Integer.toString(row));
    }

    /**
     * How columns are weighed.
     *
     * @param seed if one was given
     * @param more the methods that say it; may be empty
     */
    record Options(Optional<Long> seed, String more) {}

    /**
     * Asks about the columns; what is usual is left out where that can be.
     *
     * @param usualSeed of models that have none of their own
     */
    JavaCall columns(String target, String part, Options options, long usualSeed) {
        String seed = options.seed()
                .map(JavaCall::literal)
                .orElse(kind == Kind.RUN ? variable + ".provenance().seed()" : JavaCall.literal(usualSeed));
        String all = "ImportanceOptions.seeded(" + seed + ")" + options.more();
        if (kind != Kind.RUN) {
            return into(target).then("columnImportance", part, part + ".name()", all);
        }
        boolean usual = options.more().isEmpty() && options.seed().isEmpty();
        return usual
                ? into(target).then("columnImportance", part)
                : into(target).then("columnImportance", part, all);
    }

    /** Begins with what asks. */
    JavaCall into(String target) {
        return JavaCall.into(target, kind == Kind.RUN ? variable : "LoadedClassifier.of(" + variable + ")");
    }
}
