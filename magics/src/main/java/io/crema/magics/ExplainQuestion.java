package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.explain.ImportanceOptions;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What {@code %explain} is asked about: examples, a row, errors, or the columns of a table if nothing is named. */
record ExplainQuestion(List<String> texts, OptionalInt row, OptionalInt errors, Of rows, Columns columns) {
    static final String NOTHING =
            "there is nothing to explain. Try %explain \"Not bad at all.\", or --row 17, or --errors 5";

    private static final List<String> OF_EXAMPLES =
            List.of("--target", "--baseline", "--steps", "--method", "--faithfulness");
    private static final List<String> OF_COLUMNS = List.of("--metric", "--repeats");
    private static final List<String> OF_ROWS = List.of("--split", "--on");

    /**
     * Rows that are looked at.
     *
     * @param given rows of another name; empty for those of the run
     * @param part which of divided ones
     */
    record Of(Optional<Rows> given, Part part) {

        /** These rows, if none are named those of usual data. */
        LabelledData of(Supplier<SplitData> usual) {
            return given.map(rows -> rows.part(part)).orElseGet(() -> part.of(usual.get()));
        }
    }

    /**
     * How columns are weighed.
     *
     * @param seed only if one was given
     */
    record Columns(Optional<String> metric, int repeats, Optional<Long> seed) {
        ImportanceOptions options(long usualSeed) {
            ImportanceOptions options =
                    ImportanceOptions.seeded(seed.orElse(usualSeed)).repeats(repeats);
            return metric.map(options::by).orElse(options);
        }
    }

    ExplainQuestion {
        texts = List.copyOf(texts);
    }

    /** Notes as problems what does not fit together. */
    static ExplainQuestion of(Notebook notebook, List<String> texts) {
        MagicArguments arguments = notebook.arguments();
        Part part = Part.asked(arguments);
        int repeats = Math.max(2, arguments.integer("--repeats", Range.atLeast(2))); // a wrong one is a problem already
        var question = new ExplainQuestion(
                texts,
                arguments.optionalInteger("--row", Range.atLeast(0)),
                arguments.optionalInteger("--errors", Range.atLeast(1)),
                new Of(
                        arguments.isGiven("--on") && !notebook.wantsJava()
                                ? Optional.of(notebook.rows("--on"))
                                : Optional.empty(),
                        part),
                new Columns(
                        arguments.optionalText("--metric"),
                        repeats,
                        arguments.isGiven("--seed") ? Optional.of(arguments.seed()) : Optional.empty()));
        question.check(arguments);
        return question;
    }

    private void check(MagicArguments arguments) {
        int asked = (texts.isEmpty() ? 0 : 1)
                + (arguments.isGiven("--row") ? 1 : 0)
                + (arguments.isGiven("--errors") ? 1 : 0);
        if (asked > 1) {
            arguments.problem("a text, --row and --errors exclude each other: choose one");
        } else if (texts.stream().anyMatch(String::isBlank)) {
            arguments.problem("a text is empty. Every text needs at least one word");
        }
        if (asked == 0) {
            refuse(
                    arguments,
                    OF_EXAMPLES,
                    "one example: name a text, a row as \"age=35, purpose=car\", --row or --errors");
        } else {
            refuse(arguments, OF_COLUMNS, "the columns of a whole table: name no example");
            if (!arguments.isGiven("--errors")) {
                refuse(arguments, OF_ROWS, "--errors, and with the columns of a whole table");
            }
        }
    }

    private static void refuse(MagicArguments arguments, List<String> options, String goesWith) {
        options.stream()
                .filter(arguments::isGiven)
                .forEach(option -> arguments.problem(option + " goes with " + goesWith));
    }

    /** Whether no example was named, so that the columns of a table are meant. */
    boolean isOfColumns() {
        return texts.isEmpty() && row.isEmpty() && errors.isEmpty();
    }

    /** The Java that asks. */
    JavaCall java(Notebook notebook, String target, ExplainJava model) {
        MagicArguments arguments = notebook.arguments();
        if (row.isPresent()) {
            return model.row(target, row.getAsInt());
        }
        boolean given = arguments.isGiven("--on");
        String part =
                given ? notebook.partJava("--on", rows.part()) : rows.part().java(model.data());
        if (errors.isPresent()) {
            return model.into(target).then("explainErrors", part, Integer.toString(errors.getAsInt()));
        }
        if (!isOfColumns()) {
            return model.explain(target, texts);
        }
        String more = (arguments.isGiven("--repeats") ? ".repeats(" + columns.repeats() + ")" : "")
                + columns.metric()
                        .map(name -> ".by(" + JavaCall.literal(name) + ")")
                        .orElse("");
        String name = given ? part + ".name()" : model.data() + ".nameOf(" + part + ")";
        return model.columns(
                target, List.of(part, name), new ExplainJava.Options(columns.seed(), more), arguments.seed());
    }
}
