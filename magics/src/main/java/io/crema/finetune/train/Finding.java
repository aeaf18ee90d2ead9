package io.crema.finetune.train;

import io.crema.finetune.model.TextLengths;
import io.crema.finetune.strategy.RowList;
import java.util.List;
import java.util.Locale;

/** Something about a training that its user should know, and what to do about it. */
public sealed interface Finding {

    /** What was noticed, as a sentence. */
    String sentence();

    /** What to do, as a sentence; the methods and magics by the names they share: {@code epochs}. */
    String advice();

    /** Whether the training ended by it or learned nothing; else it is worth a look. */
    default boolean isSevere() {
        return false;
    }

    /**
     * A batch would not fit into memory. It is run in parts, which weigh in the step as they would at once.
     *
     * @param atOnce how many examples a part has; the last may have fewer
     * @param parts how many make a step
     * @param needed bytes that the batch that was asked for would have taken
     * @param available bytes that there were
     * @param together what is taken from examples that are at once, so that parts are another step: {@code the body's
     *     pairs are made}; an empty string for nothing
     */
    record BatchHalved(int asked, int atOnce, int parts, long needed, long available, String together)
            implements Finding {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "Batches of %d would take about %.1f GB, and there are %.1f GB: %d at once, %d parts to a step.",
                    asked,
                    needed / 1e9,
                    available / 1e9,
                    atOnce,
                    parts);
        }

        @Override
        public String advice() {
            return together.isEmpty()
                    ? "The steps are the same but for their dropout. For faster ones, cut texts shorter or choose lora."
                    : String.format(
                            Locale.ROOT,
                            "The steps are others than with more memory, as in them %s of %d examples at a time, not of %d."
                                    + " To get the same everywhere, choose batches of %d.",
                            together,
                            atOnce,
                            asked,
                            atOnce);
        }
    }

    /** Texts are longer than the model takes of them. */
    record TextsCut(TextLengths texts) implements Finding {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d texts are longer than %,d tokens and are cut: they have %,d tokens in the median, %,d or"
                            + " fewer in 95 of 100, %,d at most.",
                    texts.cut(),
                    texts.texts(),
                    texts.limit(),
                    texts.lengths().median(),
                    texts.lengths().percentile95(),
                    texts.lengths().longest());
        }

        @Override
        public String advice() {
            return "If what is cut off matters, load the model with a larger max-length.";
        }
    }

    /**
     * A loss or a gradient was no number any more. The training ends, and the last good weights come back.
     *
     * @param rows of the training part that made the step's batch
     */
    record LossNotFinite(int step, int epoch, List<Integer> rows, double loss, double gradientNorm) implements Finding {
        public LossNotFinite {
            rows = List.copyOf(rows);
        }

        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The loss of step %,d (epoch %d) is %s and its gradient norm %s. Its batch is the training rows %s.",
                    step,
                    epoch,
                    loss,
                    gradientNorm,
                    RowList.of(rows));
        }

        @Override
        public String advice() {
            return step <= 3
                    ? "It happened at once: look whether the model's weights are finite, then try a tenth of the"
                            + " learning rate."
                    : "Try a tenth of the learning rate, or more warm-up; look at these rows if it happens there again.";
        }

        @Override
        public boolean isSevere() {
            return true;
        }
    }

    /**
     * The loss on the validation rows is no number, though that of each step was one. The training ends, and the last
     * good weights come back.
     *
     * @param step the last of the epoch
     * @param rows of the training part that made its batch
     */
    record ValidationNotFinite(int step, int epoch, double loss, List<Integer> rows) implements Finding {
        public ValidationNotFinite {
            rows = List.copyOf(rows);
        }

        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The validation loss after epoch %d (step %,d) is %s, though the loss of each step was a number. The last"
                            + " step's batch is the training rows %s.",
                    epoch,
                    step,
                    loss,
                    RowList.of(rows));
        }

        @Override
        public String advice() {
            return "Try a tenth of the learning rate, or more warm-up. If it happens again, look at the validation rows for"
                    + " numbers far beyond those of the training rows.";
        }

        @Override
        public boolean isSevere() {
            return true;
        }
    }

    /**
     * The first step's loss is far from what a head that knows nothing has.
     *
     * @param guesses how many answers such a head guesses among
     */
    record StrangeFirstLoss(double loss, int guesses) implements Finding {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The first step's loss is %.3f nats, far from the ln %d = %.3f of a head that knows nothing yet.",
                    loss,
                    guesses,
                    Math.log(guesses));
        }

        @Override
        public String advice() {
            return loss > Math.log(guesses)
                    ? "The model may have been loaded with weights of another, or its inputs have another scale."
                    : "The label may stand in the text itself, or all first rows have one label.";
        }
    }

    /**
     * All validation rows are given one answer.
     *
     * @param epoch after which it was seen
     * @param answer as it stands in a sentence: {@code the label "good"}
     */
    record Collapsed(int epoch, String answer) implements Finding {
        @Override
        public String sentence() {
            return "After epoch " + epoch + " the model gives every validation row " + answer + ".";
        }

        @Override
        public String advice() {
            return "Try another learning rate or more epochs; if one label is far more frequent, weigh the classes.";
        }

        @Override
        public boolean isSevere() {
            return true;
        }
    }

    /**
     * The best epoch is no better than what is reached without learning.
     *
     * @param how it is reached, as it stands in a sentence: {@code always saying "good"}
     */
    record NothingLearned(Scores.Score best, Scores.Score without, String how) implements Finding {
        @Override
        public String sentence() {
            return "Nothing was learned: the best epoch has " + best + ", and " + how + " has " + without + ".";
        }

        @Override
        public String advice() {
            return "Look at some rows and what is to be learned of them, then try more epochs or another learning rate.";
        }

        @Override
        public boolean isSevere() {
            return true;
        }
    }

    /**
     * The validation loss rises while the training loss falls.
     *
     * @param lowest the epoch of the lowest validation loss
     * @param now a later one
     */
    record Overfits(EpochReport lowest, EpochReport now) implements Finding {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "Overfitting since epoch %d: until epoch %d the validation loss rises from %.3f to %.3f while the"
                            + " training loss falls from %.3f to %.3f.",
                    lowest.epoch() + 1,
                    now.epoch(),
                    lowest.validationLoss(),
                    now.validationLoss(),
                    lowest.trainLoss(),
                    now.trainLoss());
        }

        @Override
        public String advice() {
            return "Train " + lowest.epoch() + (lowest.epoch() == 1 ? " epoch" : " epochs")
                    + " at this learning rate, or use more data; the probabilities are too sure by now.";
        }
    }

    /**
     * The validation loss has risen far while the training loss fell, though the score did not suffer.
     *
     * @param lowest the epoch of the lowest validation loss
     * @param now a later one
     */
    record TooSure(EpochReport lowest, EpochReport now) implements Finding {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "Overfitting since epoch %d in its probabilities: until epoch %d the validation loss rises from %.3f to"
                            + " %.3f while the training loss falls from %.3f to %.3f. The score does not show it: %s.",
                    lowest.epoch() + 1,
                    now.epoch(),
                    lowest.validationLoss(),
                    now.validationLoss(),
                    lowest.trainLoss(),
                    now.trainLoss(),
                    now.scores().monitored());
        }

        @Override
        public String advice() {
            return "The labels may serve, the probabilities are far too sure: lower the learning rate, train fewer epochs,"
                    + " or use more data.";
        }
    }

    /** Features of a frozen body could not be kept for the next training. This one goes on with them. */
    record FeaturesNotKept(String why) implements Finding {
        @Override
        public String sentence() {
            return "The cache of features cannot be written to: " + why + ".";
        }

        @Override
        public String advice() {
            return "Make room there, let it be written to, or keep features elsewhere; the training goes on without.";
        }
    }

    /** A look at the test rows could not be written into the run's folder. */
    record LookNotKept(String why) implements Finding {
        @Override
        public String sentence() {
            return "A look at the test rows is remembered by this session alone: " + why + ".";
        }

        @Override
        public String advice() {
            return "Make room in the run's folder, or let it be written to: the next look is kept together with it.";
        }
    }

    /** A checkpoint could not be written. The training goes on without. */
    record NotKept(int step, String why) implements Finding {
        @Override
        public String sentence() {
            return String.format(Locale.ROOT, "No checkpoint was kept at step %,d: %s.", step, why);
        }

        @Override
        public String advice() {
            return "Make room on the disk, or keep checkpoints elsewhere; the training goes on without.";
        }
    }

    /** A run goes on where something is otherwise than it was. */
    record OtherSurroundings(List<String> changes) implements Finding {
        public OtherSurroundings {
            changes = List.copyOf(changes);
        }

        @Override
        public String sentence() {
            return "The run goes on where " + String.join(" and ", changes) + ".";
        }

        @Override
        public String advice() {
            return "The last digits of its numbers may be others than without the pause.";
        }
    }

    /** Old runs were deleted to make room for this one. */
    record MadeRoom(List<String> runs) implements Finding {
        public MadeRoom {
            runs = List.copyOf(runs);
        }

        @Override
        public String sentence() {
            return "Deleted the checkpoints of " + String.join(", ", runs)
                    + ": all together they were beyond the limit.";
        }

        @Override
        public String advice() {
            return "Save a model that you want to keep.";
        }
    }
}
