package io.crema.finetune;

import io.crema.finetune.checkpoint.CheckpointException;
import io.crema.finetune.checkpoint.Interval;
import io.crema.finetune.checkpoint.Recorder;
import io.crema.finetune.checkpoint.RunDescription;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a fine-tuning keeps its checkpoints.
 *
 * @param runs the folder for a new run; empty for none
 * @param resumed the run to go on with; empty for a new one
 */
public record Recording(Optional<RunsFolder> runs, Optional<RunFolder> resumed, Interval interval) {
    static final Recording NONE = new Recording(Optional.empty(), Optional.empty(), Interval.EPOCHS);

    Recording into(RunsFolder folder) {
        return new Recording(Optional.of(folder), resumed, interval);
    }

    Recording resuming(Path run) {
        return new Recording(runs, Optional.of(RunsFolder.at(run)), interval);
    }

    Recording every(Interval other) {
        return new Recording(runs, resumed, other);
    }

    /** How many examples the run that is gone on with runs at once: other parts would be another dropout. */
    OptionalInt atOnce() {
        return resumed.map(run -> Provenance.atOnce(run.description().facts())).orElse(OptionalInt.empty());
    }

    /**
     * Refuses a run that is another one.
     *
     * @throws CheckpointException naming every difference
     */
    void check(Map<String, String> facts) {
        if (resumed.isEmpty()) {
            return;
        }
        List<String> differences = resumed.get().description().differences(facts);
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    "the run " + resumed.get().name() + " is another one: " + String.join("; ", differences),
                    "Resume with the model, the data and the settings of that run, or train anew");
        }
    }

    /** Opens the run's folder; empty when none is to be kept. */
    Optional<Recorder> open(RunDescription description, String name, TrainingListener listener) {
        try {
            if (resumed.isPresent()) {
                List<String> changes = resumed.get().description().changedSurroundings(description.surroundings());
                Recorder recorder = RunsFolder.goOn(resumed.get(), interval);
                if (!changes.isEmpty()) {
                    listener.finding(new Finding.OtherSurroundings(changes));
                }
                return Optional.of(recorder);
            }
            if (runs.isEmpty()) {
                return Optional.empty();
            }
            Recorder recorder = runs.get().begin(description, name, interval);
            List<String> deleted = runs.get().makeRoom(recorder.run());
            if (!deleted.isEmpty()) {
                listener.finding(new Finding.MadeRoom(deleted));
            }
            return Optional.of(recorder);
        } catch (IOException e) {
            throw new CheckpointException(
                    "checkpoints cannot be kept in "
                            + runs.map(RunsFolder::path).map(Path::toString).orElse("the run's folder") + ": "
                            + e.getMessage(),
                    "Name a folder that can be written to, or train without checkpoints");
        }
    }
}
