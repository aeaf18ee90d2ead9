package io.crema.magics;

import io.crema.finetune.FineTuning;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.LanguageModel;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code %finetune}: {@link FineTuning}. */
public final class FinetuneMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "finetune",
                        "Fine-tunes a pretrained model, into the variable run. Starts from the loaded weights every time;"
                                + " the stop button ends it in order, with the best weights so far."
                                + " Where the data is in folds, a model is trained for each, into the variable cv.")
                .optional("MODEL", "what to fine-tune; model if nothing is named")
                .optional("DATA", "divided data; data if nothing is named");
        syntax = TrainingArguments.declare(StrategyArguments.declare(syntax));
        syntax = CacheArguments.declare(ObjectiveArguments.declare(syntax));
        return SeveralSeeds.declare(CheckpointArguments.declare(syntax))
                .flag("--background", "trains while other cells run; %attach shows it, %stop ends it")
                .flag("--self-check", "sees first whether one batch can be learned by heart")
                .option(
                        "--augment",
                        "KIND,...",
                        "",
                        "changes pictures at random while it learns: flip, crop, shift, jitter, mixup")
                .flag("--dry-run", "says how many weights, how much memory and time it would take, and trains nothing")
                .optionsBody("epochs: 5")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Wish> wishes = wishes(arguments, context);
        CheckpointArguments checkpoints = CheckpointArguments.read(arguments, context);
        List<PictureChange> changes = PictureChange.named(arguments, "--augment");
        int seeds = SeveralSeeds.read(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            showJava(notebook, Wish.applied(java(notebook), wishes), checkpoints, seeds);
            return null;
        }
        Object loaded = notebook.model();
        if (loaded instanceof LanguageModel writer) {
            return Prompting.tune(notebook, writer, wishes, checkpoints, seeds);
        }
        if (notebook.rows() instanceof Rows.Folded folded) {
            return CrossValidation.run(notebook, loaded, folded.folds(), wishes);
        }
        SplitData parts = divided(notebook);
        SplitData data = changes.isEmpty() ? parts : parts.augmented(PictureChange.all(changes));
        FineTuning tuning = Refusals.of(
                notebook.magic(),
                () -> Wish.applied(Trying.begun(loaded, data).watchedBy(Watching.stop(context)), wishes));
        if (seeds > 1) {
            return SeveralSeeds.run(
                    notebook, tuning, each -> checkpoints.applyTo(each).seeds(seeds));
        }
        if (arguments.flag("--dry-run")) {
            return Trying.dryRun(notebook, tuning);
        }
        Trying.selfCheck(notebook, tuning);
        return notebook.bind("run", Refusals.of(notebook.magic(), () -> {
            if (arguments.flag("--background")) {
                return Runs.of(context).start(notebook.target("run"), checkpoints.applyTo(tuning), context::print);
            }
            int rows = data.train().rows() + data.validation().rows();
            return checkpoints.applyTo(Trying.heard(notebook, tuning, rows)).fit();
        }));
    }

    /** What was asked for, whatever is trained. */
    static List<Wish> wishes(MagicArguments arguments, MagicContext context) {
        List<Wish> wishes = new ArrayList<>();
        ObjectiveArguments.read(arguments).ifPresent(wishes::add);
        wishes.add(StrategyArguments.read(arguments, context::print));
        wishes.addAll(TrainingArguments.read(arguments));
        CacheArguments.read(arguments, context).ifPresent(wishes::add);
        long seed = arguments.seed();
        if (arguments.isGiven("--seed")) {
            wishes.add(Wish.of(tuning -> tuning.seed(seed), "seed", JavaCall.literal(seed)));
        }
        TrainingArguments.precision(arguments, context::print).ifPresent(wishes::add);
        TrainingArguments.soughtLearningRate(arguments, context::print).ifPresent(wishes::add);
        return wishes;
    }

    /** The parts to train on; data that was not divided yet is divided as {@code %split} does. */
    static SplitData divided(Notebook notebook) throws Exception {
        Rows rows = notebook.rows();
        SplitData parts = Refusals.of(notebook.magic(), rows::parts);
        if (rows instanceof Rows.Undivided) {
            notebook.divided("Divided first, as %split does: " + parts, parts);
        }
        return parts;
    }

    /** The Java of the parts. */
    static String partsJava(Notebook notebook) {
        String data = notebook.dataJava();
        return notebook.arguments()
                .object("DATA")
                .or(() -> notebook.context().variables().get(data))
                .flatMap(FinetuneMagic::usualSplitJava)
                .map(split -> data + ".split(" + split + ")")
                .orElse(data);
    }

    /** How data is divided that was not divided yet. */
    private static Optional<String> usualSplitJava(Object data) {
        if (data instanceof LabelledData whole) {
            return Optional.of(Rows.usualSplitJava(whole));
        }
        return data instanceof PromptData ? Optional.of("Split.stratified(.8, .1, .1)") : Optional.empty();
    }

    private static void showJava(Notebook notebook, JavaCall tuning, CheckpointArguments checkpoints, int seeds) {
        MagicArguments arguments = notebook.arguments();
        JavaCall kept = checkpoints.java(tuning, arguments);
        if (seeds > 1) {
            SeveralSeeds.showJava(notebook, kept, seeds);
            return;
        }
        if (arguments.flag("--dry-run")) {
            notebook.show(kept.then("dryRun"));
            return;
        }
        if (arguments.flag("--self-check")) {
            notebook.show("System.out.println(" + tuning.then("selfCheck").value() + ");");
        }
        String name = JavaCall.literal(notebook.target("run"));
        notebook.show(arguments.flag("--background") ? kept.in("BackgroundFineTuning.start", name) : kept.then("fit"));
    }

    private static JavaCall java(Notebook notebook) {
        return JavaCall.into(notebook.target("run"), "FineTuning")
                .then("of", notebook.modelJava())
                .then(
                        "on",
                        partsJava(notebook)
                                + PictureChange.java(PictureChange.named(notebook.arguments(), "--augment")));
    }
}
