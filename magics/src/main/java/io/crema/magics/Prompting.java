package io.crema.magics;

import io.crema.finetune.FineTuning;
import io.crema.finetune.LanguageEvaluation;
import io.crema.finetune.LanguageTuning;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicArguments;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prompts and completions: how the magics read them, divide them, and learn from them. */
final class Prompting {
    private Prompting() {}

    /** Notes a problem if the columns of a classifier are named together with those of a language model. */
    static void expectAlone(MagicArguments arguments) {
        boolean written = arguments.isGiven("--completion");
        if (arguments.isGiven("--prompt") && !written) {
            arguments.problem("--prompt goes with --completion: name the column that is to be written, too");
        }
        for (String option : List.of("--text", "--image", "--label", "--group", "--id")) {
            if (written && arguments.isGiven(option)) {
                arguments.problem(option + " does not go with --completion: a language model learns no labels");
            }
        }
        Stream.concat(Stream.of("--strip-markup"), TableArguments.columnOptions().stream())
                .filter(option -> written && arguments.isGiven(option))
                .forEach(option -> arguments.problem(
                        option + " does not go with --completion: a language model learns texts as they are"));
    }

    /** Two columns of rows, as the options say. */
    static PromptData of(MagicArguments arguments, LabelledData rows, OptionalInt limit) {
        PromptData all =
                PromptData.of(rows, arguments.optionalText("--prompt").orElse(""), arguments.text("--completion"));
        PromptData whole = arguments.flag("--drop-missing") ? all.dropMissing() : all;
        return limit.isPresent() ? whole.limit(limit.getAsInt(), arguments.seed()) : whole;
    }

    /** The same as Java. */
    static JavaCall java(Notebook notebook, JavaCall rows, OptionalInt limit, long seed) {
        MagicArguments arguments = notebook.arguments();
        String expression = rows.value();
        JavaCall java = JavaCall.into(notebook.target("data"), "PromptData")
                .then(
                        "of",
                        expression,
                        JavaCall.literal(arguments.optionalText("--prompt").orElse("")),
                        JavaCall.literal(arguments.text("--completion")));
        java = arguments.flag("--drop-missing") ? java.then("dropMissing") : java;
        return limit.isPresent() ? java.then("limit", String.valueOf(limit.getAsInt()), JavaCall.literal(seed)) : java;
    }

    static boolean isPrompts(Object value) {
        return value instanceof PromptSplit || value instanceof PromptData;
    }

    private static PromptData whole(Object prompts) {
        return prompts instanceof PromptSplit parts ? parts.whole() : (PromptData) prompts;
    }

    /** What {@code %split} does with prompts: they are divided by chance alone. */
    static @Nullable Object split(Notebook notebook, Object prompts, Split shares) throws Exception {
        MagicArguments arguments = notebook.arguments();
        for (String option : List.of("--group-by", "--train-rows", "--kfold", "--stratify", "--duplicates")) {
            if (arguments.isGiven(option)) {
                arguments.problem(option + " goes with labelled rows only: prompts have one column of each kind");
            }
        }
        arguments.check();
        Split split = shares.seed(arguments.seed());
        if (notebook.wantsJava()) {
            notebook.show(splitJava(notebook, prompts, split));
            return null;
        }
        return notebook.bind(
                "data", Refusals.of(notebook.magic(), () -> whole(prompts).split(split)));
    }

    /** Java keeps a variable's type, so the parts cannot go where the rows were. */
    private static JavaCall splitJava(Notebook notebook, Object prompts, Split split) {
        String source = notebook.dataJava();
        String target = notebook.target("data");
        String shares = "Split.stratified(" + split.train() + ", " + split.validation() + ", " + split.test() + ")";
        String seed = notebook.arguments().isGiven("--seed") ? ".seed(" + JavaCall.literal(split.seed()) + ")" : "";
        return JavaCall.into(
                        target.equals(source) ? "parts" : target,
                        prompts instanceof PromptSplit ? source + ".whole()" : source)
                .then("split", shares + seed);
    }

    /** The parts; prompts that were not divided yet are divided as {@code %split} does. */
    static PromptSplit divided(Notebook notebook) throws Exception {
        Object data = notebook.prompts();
        if (data instanceof PromptSplit parts) {
            return parts;
        }
        PromptSplit parts = Refusals.of(notebook.magic(), () -> whole(data).split(Split.stratified(.8, .1, .1)));
        notebook.divided("Divided first, as %split does: " + parts, parts);
        return parts;
    }

    /** What {@code %finetune} does with a language model. */
    static Object tune(
            Notebook notebook, LanguageModel model, List<Wish> wishes, CheckpointArguments checkpoints, int seeds)
            throws Exception {
        MagicArguments arguments = notebook.arguments();
        for (String option : List.of("--background", "--augment")) {
            if (arguments.isGiven(option)) {
                arguments.problem(option + " goes with models that classify only");
            }
        }
        arguments.check();
        PromptSplit data = divided(notebook);
        LanguageTuning tuning = Refusals.of(
                notebook.magic(),
                () -> Wish.applied(FineTuning.of(model).on(data).watchedBy(Watching.stop(notebook.context())), wishes));
        if (seeds > 1) {
            return SeveralSeeds.run(
                    notebook, tuning, each -> checkpoints.applyTo(each).seeds(seeds));
        }
        if (arguments.flag("--dry-run")) {
            return Trying.dryRun(notebook, tuning);
        }
        Trying.selfCheck(notebook, tuning);
        int rows = data.train().rows() + data.validation().rows();
        return notebook.bind(
                "run",
                Refusals.of(
                        notebook.magic(),
                        () -> checkpoints
                                .applyTo(Trying.heard(notebook, tuning, rows))
                                .fit()));
    }

    /** What {@code %evaluate} does with a language model. */
    static LanguageEvaluation evaluate(Notebook notebook, TunedLanguageModel run, Part part) throws Exception {
        PromptData rows = notebook.arguments().isGiven("DATA") ? whole(notebook.prompts()) : part.of(run.data());
        Progress watching = Watching.of(notebook.context(), "Measuring");
        return notebook.bind("evaluation", Refusals.of(notebook.magic(), () -> run.evaluate(rows, watching)));
    }
}
