package io.crema.magics;

import io.crema.finetune.ExportForm;
import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.kernel.magic.MagicArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code %save_model} and {@code %export} are told: what is to be written, and where. */
final class Leaving {
    private final Notebook notebook;
    private final String argument;
    private final List<Object> given;

    /**
     * @param argument the magic's rest argument
     * @param example of a whole call, for the message
     */
    Leaving(Notebook notebook, String argument, String example) {
        this.notebook = notebook;
        this.argument = argument;
        MagicArguments arguments = notebook.arguments();
        this.given = arguments.restObjects(argument);
        if (given.isEmpty() || given.size() > 2) {
            arguments.problem("it takes a run and where to write it, or that alone: " + example);
        }
    }

    /** Where it is to be written. */
    Path target() {
        return Path.of(given.get(given.size() - 1).toString());
    }

    /** The Java of the run. */
    String runJava() {
        return notebook.endedJava(
                given.size() == 2 ? notebook.arguments().rest(argument).get(0) : "run");
    }

    /** The Java of the target. */
    String targetJava() {
        return "Path.of(" + JavaCall.literal(target().toString()) + ")";
    }

    /**
     * Writes it.
     *
     * @return what was written, for people
     */
    String write(ExportForm form) throws Exception {
        Object run = run();
        return Refusals.of(notebook.magic(), () -> {
            if (run instanceof TunedLanguageModel writer) {
                writer.export(form, target());
                return writer.name();
            }
            FineTuned classifier = (FineTuned) run;
            classifier.export(form, target());
            return classifier.name();
        });
    }

    /** Lays the run's card beside it as README.md, if there is none that its author may have written in. */
    void addCard() throws Exception {
        Path card = target().resolve("README.md");
        if (!(run() instanceof FineTuned run)) {
            return;
        }
        if (Files.exists(card)) {
            notebook.context()
                    .print(card
                            + " was there and stays as it is: what it says may be of another model. %model_card --out "
                            + card + " --force writes this one's.\n");
        } else {
            Refusals.of(notebook.magic(), () -> {
                Asked.of(notebook.context()).card(run).write(card);
                return card;
            });
        }
    }

    private Object run() {
        return given.size() == 2 ? notebook.run(given.get(0)) : notebook.latestRun();
    }
}
