package io.crema.magics;

import io.crema.finetune.FineTuningInterruptedException;
import io.crema.finetune.checkpoint.CheckpointException;
import io.crema.finetune.data.DataException;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.weights.WeightsException;
import io.crema.kernel.magic.MagicException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Turns what the library refuses into the two lines that a notebook shows. Anything else is a bug and keeps its stack. */
final class Refusals {
    private Refusals() {}

    /**
     * Calls the library for a magic.
     *
     * @param magic its name with its sign: {@code %finetune}
     */
    static <T> T of(String magic, Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (DataException e) {
            throw new MagicException(magic + ": " + e.summary(), remedy(e), e);
        } catch (CheckpointException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (WeightsException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint().isEmpty() ? help(magic) : e.hint(), e);
        } catch (ConfigException | IllegalArgumentException e) {
            throw new MagicException(magic + ": " + e.getMessage(), help(magic), e);
        } catch (FineTuningInterruptedException | CancellationException e) {
            throw new MagicException(
                    magic + ": stopped before there was a result", "Run the cell again to start anew", e);
        }
    }

    /** What to type next, the library's methods put into magics. */
    private static String remedy(DataException e) {
        return switch (e.remedy()) {
            case NAME_TEXT ->
                "Name it where it is loaded: %load_data SOURCE --text COLUMN; or for a table of numbers and categories,"
                        + " --features C1,C2";
            case TAKE_TABLE_MODEL ->
                "Load a model for tables: %load_model mlp; or name a column to read: %load_data --text";
            case NAME_FEATURES ->
                "Name its columns where it is loaded: %load_data SOURCE --label COLUMN --features C1,C2";
            case NAME_IMAGE -> "Name it where it is loaded: %load_data SOURCE --image COLUMN";
            case NAME_LABEL -> "Name it where it is loaded: %load_data SOURCE --label COLUMN";
            case DROP_MISSING -> "Leave these rows out where they are loaded: %load_data SOURCE --drop-missing";
            case DROP_PICTURES ->
                "Check their paths, or leave these rows out where they are loaded: %load_data SOURCE --drop-missing";
            case DIVIDE_ALL -> "Divide all rows: %split --train .8 --valid .1 --test .1";
            case OTHER -> e.hint();
        };
    }

    private static String help(String magic) {
        return magic.replaceFirst("^%%", "%") + "? shows what it takes";
    }
}
