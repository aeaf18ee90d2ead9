package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TableModel;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the magics share: where a call finds the values it works on, and where it leaves its own.
 *
 * @param magic the magic's name with its sign: {@code %finetune}
 */
record Notebook(String magic, MagicArguments arguments, MagicContext context) {
    private static final List<Class<?>> PROMPTS = List.of(PromptSplit.class, PromptData.class);
    private static final List<Class<?>> MODELS = List.of(Pretrained.class, LanguageModel.class, TableModel.class);
    private static final List<Class<?>> RUNS = List.of(FineTuned.class, TunedLanguageModel.class);
    private static final List<Class<?>> TRAININGS =
            List.of(FineTuned.class, TunedLanguageModel.class, BackgroundFineTuning.class);
    private static final List<Class<?>> ROWS = List.of(SplitData.class, LabelledData.class, FoldedData.class);
    private static final List<Class<?>> ALL_DATA =
            List.of(SplitData.class, LabelledData.class, PromptSplit.class, PromptData.class, FoldedData.class);

    static Notebook of(MagicArguments arguments, MagicContext context) {
        return new Notebook(arguments.call().spelled(), arguments, context);
    }

    /**
     * The value that an argument names, or the session's usual one.
     *
     * @param argument the positional argument: a variable's name, or the value itself
     * @param usual the variable used when nothing is named
     * @param maker the magic that makes such a value, for the message
     */
    <T> T value(Class<T> type, String argument, String usual, String maker) {
        return type.cast(value(List.of(type), argument, usual, maker));
    }

    /** The rows that the argument {@code DATA} names, or the session's usual ones, divided or not. */
    Rows rows() {
        return rows("DATA");
    }

    /** As above, where another argument names them. */
    Rows rows(String argument) {
        return Rows.of(value(ROWS, argument, "data", "%load_data reviews.csv")).orElseThrow();
    }

    /** What the argument {@code DATA} names, or the session's usual data: labelled rows or prompts, divided or not. */
    Object data() {
        return value(ALL_DATA, "DATA", "data", "%load_data reviews.csv");
    }

    /** The prompts that the argument {@code DATA} names, or the session's usual ones, divided or not. */
    Object prompts() {
        return value(PROMPTS, "DATA", "data", "%load_data questions.jsonl --prompt question --completion answer");
    }

    /** The model that the argument {@code MODEL} names, or the session's usual one: to classify or to write. */
    Object model() {
        return value(MODELS, "MODEL", "model", "%load_model minilm");
    }

    /** As {@link #value}, of one type or another; a later type is looked for where there is none of an earlier. */
    private Object value(List<Class<?>> types, String argument, String usual, String maker) {
        Optional<Object> given = arguments.object(argument);
        if (given.isPresent()) {
            return typed(types, given.get(), argument, maker);
        }
        Optional<String> named = arguments.optionalText(argument);
        if (named.isPresent()) {
            return typed(types, variable(types, named.get(), maker), named.get(), maker);
        }
        return latest(types, usual, maker);
    }

    /** A run of whatever model, given itself or by the name of its variable. */
    Object run(Object nameOrValue) {
        Object value = nameOrValue instanceof String name ? variable(TRAININGS, name, "%finetune") : nameOrValue;
        return typed(RUNS, ended(value), String.valueOf(nameOrValue), "%finetune");
    }

    /** The session's usual run, or the latest, of whatever model. */
    Object latestRun() {
        Object latest = latest(TRAININGS, "run", "%finetune");
        return ended(latest);
    }

    /**
     * A training that has ended in the background as its run; any other value as it is.
     *
     * @throws MagicException if it has not ended, or failed
     */
    static Object ended(Object value) {
        if (!(value instanceof BackgroundFineTuning training)) {
            return value;
        }
        return training.result()
                .orElseThrow(() -> new MagicException(
                        "there is no model yet: " + training, "Wait for it: %attach " + training.name()));
    }

    /** The language model's run that the argument {@code RUN} names, or the session's usual one if it is of that kind. */
    Optional<TunedLanguageModel> languageRun() {
        return arguments
                .object("RUN")
                .or(() -> context.variables().get(arguments.optionalText("RUN").orElse("run")))
                .filter(TunedLanguageModel.class::isInstance)
                .map(TunedLanguageModel.class::cast);
    }

    /** The session's usual model to classify with, or the latest; empty if there is none. */
    Optional<Pretrained> pretrained() {
        return context.variables()
                .get(pretrainedJava())
                .filter(Pretrained.class::isInstance)
                .map(Pretrained.class::cast);
    }

    /** The Java of that model, whether there is one yet or not. */
    String pretrainedJava() {
        return usualName(List.of(Pretrained.class), "model");
    }

    /** A value that was given itself, or by the name of its variable. */
    <T> T named(Class<T> type, Object nameOrValue, String maker) {
        Object value = nameOrValue instanceof String name ? variable(List.of(type), name, maker) : nameOrValue;
        return type.cast(typed(List.of(type), value, String.valueOf(nameOrValue), maker));
    }

    /** The session's usual value, or the latest of its type. */
    <T> T latest(Class<T> type, String usual, String maker) {
        return type.cast(latest(List.of(type), usual, maker));
    }

    private Object latest(List<Class<?>> types, String usual, String maker) {
        String name = usualName(types, usual);
        Object value = context.variables()
                .get(name)
                .orElseThrow(
                        () -> new MagicException(magic + ": there is no " + name + " yet", "Make one first: " + maker));
        return typed(types, value, name, maker);
    }

    /** The usual variable, or the latest of the right type where the usual one has another. */
    private String usualName(List<Class<?>> types, String usual) {
        if (context.variables().get(usual).filter(value -> isAny(types, value)).isPresent()) {
            return usual;
        }
        return types.stream()
                .flatMap(type -> context.variables().named(type).stream())
                .findFirst()
                .orElse(usual);
    }

    private Object variable(List<Class<?>> types, String name, String maker) {
        return context.variables().get(name).orElseThrow(() -> {
            List<String> known = types.stream()
                    .flatMap(type -> context.variables().named(type).stream())
                    .toList();
            return new MagicException(
                    magic + ": no variable \"" + name + "\""
                            + (known.isEmpty() ? "" : " (there is " + String.join(", ", known) + ")"),
                    Suggestion.closest(name, known)
                            .map(close -> "Did you mean " + close + "?")
                            .orElse("Make one first: " + maker + " -o " + name));
        });
    }

    private Object typed(List<Class<?>> types, Object value, String name, String maker) {
        if (isAny(types, value)) {
            return value;
        }
        List<String> expected =
                types.stream().map(type -> withArticle(type.getSimpleName())).toList();
        throw new MagicException(
                magic + ": " + name + " is " + withArticle(value.getClass().getSimpleName()) + ", expected "
                        + String.join(" or ", expected),
                "Make one first: " + maker);
    }

    private static boolean isAny(List<Class<?>> types, Object value) {
        return types.stream().anyMatch(type -> type.isInstance(value));
    }

    /** {@code a Table}, {@code an Evaluation}. */
    static String withArticle(String noun) {
        return ("AEIOUaeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** Notes a problem if the rows have no column that an option names. */
    void expectColumns(String option, List<String> names, LabelledData rows) {
        for (String name : names) {
            if (!rows.columns().contains(name)) {
                arguments.problem("no column \"" + name + "\" in " + rows.name() + " (columns: "
                        + String.join(", ", rows.columns()) + ")" + orDidYouMean(option, name, rows.columns()));
            }
        }
    }

    /** Notes a problem if an option's value is none of those there are. */
    void expectLabel(String option, String label, List<String> labels) {
        if (!labels.contains(label)) {
            arguments.problem("no label \"" + label + "\" (labels: " + String.join(", ", labels) + ")"
                    + orDidYouMean(option, label, labels));
        }
    }

    private static String orDidYouMean(String option, String typed, List<String> known) {
        return Suggestion.closest(typed, known)
                .map(close -> ". Did you mean " + option + " " + close + "?")
                .orElse("");
    }

    /** Whether the user asked for the result alone. */
    boolean quiet() {
        return arguments.flag("--quiet");
    }

    /** The variable that takes the result: the one that {@code -o} names, or the usual one. */
    String target(String usual) {
        return arguments.optionalText("--out").orElse(usual);
    }

    /** Leaves a value in the variable that {@code -o} names, or in the usual one. */
    <T> T bind(String usual, T value) {
        return keep(target(usual), value);
    }

    /** Leaves a value in a variable. */
    <T> T keep(String variable, T value) {
        // A long native step may have outlived the stop's patience; the thread's interrupt would now cost the result.
        boolean interrupted = Thread.interrupted();
        try {
            context.variables().set(variable, value);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return value;
    }

    /** Leaves the parts of the session's usual rows in their place. Rows that were named stay as they are. */
    void divided(String said, Object parts) {
        boolean usual = arguments.object("DATA").isEmpty() && dataJava().equals("data");
        context.print(said + (usual ? "" : "; " + dataJava() + " stays as it is") + "\n");
        if (usual) {
            context.variables().set("data", parts);
        }
    }

    /** Whether the user wants to read Java instead of having something done. */
    boolean wantsJava() {
        return arguments.flag("--show-java");
    }

    /** Prints the Java that does the same; there is no value then. */
    void show(Object java) {
        context.print(java + "\n");
    }

    /** The Java of what an argument stands for, whether there is such a value yet or not. */
    String java(Class<?> type, String argument, String usual) {
        return java(List.of(type), argument, usual);
    }

    private String java(List<Class<?>> types, String argument, String usual) {
        return arguments
                .expression(argument)
                .or(() -> arguments.optionalText(argument))
                .orElseGet(() -> usualName(types, usual));
    }

    /** The Java of the argument {@code MODEL}, to classify or to write. */
    String modelJava() {
        return java(MODELS, "MODEL", "model");
    }

    /** The Java of the argument {@code RUN}. */
    String runJava() {
        return endedJava(java(TRAININGS, "RUN", "run"));
    }

    /** The Java of a run, from that of a variable that may hold its training. */
    String endedJava(String java) {
        boolean background = context.variables()
                .get(java)
                .filter(BackgroundFineTuning.class::isInstance)
                .isPresent();
        return background ? java + ".result().orElseThrow()" : java;
    }

    /** The Java of the argument {@code DATA}, divided or not. */
    String dataJava() {
        return arguments
                .expression("DATA")
                .or(() -> arguments.optionalText("DATA"))
                .orElseGet(() -> usualName(ALL_DATA, "data"));
    }

    /** The Java of the rows that an argument names, of divided ones a part, whether there are such rows yet or not. */
    String partJava(String argument, Part part) {
        return rowsJava(argument, (rows, java) -> rows.partJava(java, part));
    }

    /** The Java of the rows that an argument names, divided as they are, or whole where they are in folds. */
    String rowsJava(String argument) {
        return rowsJava(argument, (rows, java) -> rows instanceof Rows.Divided ? java : rows.wholeJava(java));
    }

    private String rowsJava(String argument, BiFunction<Rows, String, String> of) {
        String java = java(ROWS, argument, "data");
        return arguments
                .object(argument)
                .or(() -> context.variables().get(java))
                .flatMap(Rows::of)
                .map(rows -> of.apply(rows, java))
                .orElse(java);
    }
}
