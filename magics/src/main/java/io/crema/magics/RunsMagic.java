package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.checkpoint.CheckpointException;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Standing;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code %runs}: {@link RunsFolder#runs}, and the trainings in the background. */
public final class RunsMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "runs",
                        "Lists the trainings in the background and the runs that are kept, with score and size, into the"
                                + " variable runs.")
                .option("--checkpoints", "DIR", "", "where runs are kept; your folder of runs if nothing is named")
                .withTarget();
    }

    /** One line of the table. */
    private record Row(String name, String state, String epochs, String best, String testLooks, String size) {}

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Optional<RunsFolder> folder = arguments
                .optionalText("--checkpoints")
                .map(Path::of)
                .map(RunsFolder::new)
                .or(() -> CheckpointArguments.usual(context));
        arguments.check();
        List<Row> rows = new ArrayList<>();
        Runs.of(context).all().forEach(training -> rows.add(row(training)));
        Refusals.of(notebook.magic(), () -> {
            folder.map(RunsFolder::runs).orElse(List.of()).forEach(run -> rows.add(rowOrDamage(run)));
            return rows;
        });
        if (rows.isEmpty()) {
            context.print("There are no runs"
                    + folder.map(each -> " in " + each.path()).orElse("") + ".\n");
            return null;
        }
        return notebook.bind("runs", table(rows));
    }

    private static Row row(BackgroundFineTuning training) {
        String state = training.isRunning() ? "training" : training.failure().isPresent() ? "failed" : "done";
        String epochs = training.epochs().size()
                + training.plan().map(plan -> " of " + plan.epochs()).orElse("");
        String looks = training.result().map(run -> looks(run.testLooks())).orElse("");
        return new Row(training.name(), state + ", in the background", epochs, best(training.epochs()), looks, "");
    }

    /** A run that cannot be read hides no other. */
    private static Row rowOrDamage(RunFolder run) {
        try {
            return row(run);
        } catch (CheckpointException unreadable) {
            return new Row(run.name(), "cannot be read: " + unreadable.summary(), "", "", "", size(run));
        }
    }

    private static String size(RunFolder run) {
        return String.format(Locale.ROOT, "%,.1f MB", run.bytes() / 1e6);
    }

    private static Row row(RunFolder run) {
        String size = size(run);
        if (!run.hasCheckpoint()) {
            return new Row(run.name(), run.isOccupied() ? "training" : "no checkpoint", "0", "", "", size);
        }
        Standing standing = run.standing();
        String state =
                run.isFinished() ? "finished" : run.isOccupied() ? "training" : "stopped: --resume " + run.name();
        String epochs =
                standing.history().size() + " of " + run.description().plan().epochs();
        return new Row(run.name(), state, epochs, best(standing.history()), looks(run.testLooks()), size);
    }

    /** {@code 2, last 2026-11-22}; nothing where nobody looked. */
    private static String looks(List<TestLook> looks) {
        return looks.isEmpty()
                ? ""
                : looks.size() + ", last " + looks.get(looks.size() - 1).day();
    }

    private static String best(List<EpochReport> epochs) {
        return epochs.stream()
                .filter(EpochReport::best)
                .reduce((before, later) -> later)
                .map(epoch -> epoch.scores().monitored() + " in epoch " + epoch.epoch())
                .orElse("");
    }

    private static Table table(List<Row> rows) {
        return Table.create(
                "Runs",
                StringColumn.create("run", rows.stream().map(Row::name)),
                StringColumn.create("state", rows.stream().map(Row::state)),
                StringColumn.create("epochs", rows.stream().map(Row::epochs)),
                StringColumn.create("best", rows.stream().map(Row::best)),
                StringColumn.create("looks at test rows", rows.stream().map(Row::testLooks)),
                StringColumn.create("size", rows.stream().map(Row::size)));
    }
}
