package io.crema.magics;

import io.crema.finetune.FineTuningInterruptedException;
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
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (WeightsException | ConfigException | IllegalArgumentException e) {
            throw new MagicException(magic + ": " + e.getMessage(), "", e);
        } catch (FineTuningInterruptedException | CancellationException e) {
            throw new MagicException(
                    magic + ": stopped before there was a result", "Run the cell again to start anew", e);
        }
    }
}
