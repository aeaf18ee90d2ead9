package io.crema.magics;

import java.util.List;
import java.util.Optional;

/**
 * What explains, as Java has it.
 *
 * @param variable that holds the run or the model, or an expression that gives it
 */
record ExplainJava(String variable, Kind kind) {

    /** What a variable holds. */
    enum Kind {
        RUN,
        LOADED,
        LANGUAGE_MODEL
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
     * @param rows the part, and what it is called, which a run knows itself
     * @param usualSeed of models that have none of their own
     */
    JavaCall columns(String target, List<String> rows, Options options, long usualSeed) {
        String seed = options.seed()
                .map(JavaCall::literal)
                .orElse(kind == Kind.RUN ? variable + ".provenance().seed()" : JavaCall.literal(usualSeed));
        String all = "ImportanceOptions.seeded(" + seed + ")" + options.more();
        if (kind != Kind.RUN) {
            return into(target).then("columnImportance", rows.get(0), rows.get(1), all);
        }
        boolean usual = options.more().isEmpty() && options.seed().isEmpty();
        return usual
                ? into(target).then("columnImportance", rows.get(0))
                : into(target).then("columnImportance", rows.get(0), all);
    }

    /** Begins with what asks. */
    JavaCall into(String target) {
        return JavaCall.into(target, kind == Kind.RUN ? variable : "LoadedClassifier.of(" + variable + ")");
    }
}
