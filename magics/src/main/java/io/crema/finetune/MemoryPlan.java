package io.crema.finetune;

import io.crema.finetune.engine.SystemMemory;
import io.crema.finetune.model.Footprint;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Hyperparameters;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes a training fit into memory: of a batch that is too large, half is run at once, and half of that again.
 *
 * @param asked what was asked for
 * @param needed bytes that it would take
 * @param hyperparameters with as many at once as fit, or with 1 if not even that does
 * @param footprint what that takes
 * @param available bytes that there are; empty if the system does not say
 */
record MemoryPlan(
        Hyperparameters asked,
        long needed,
        Hyperparameters hyperparameters,
        Footprint footprint,
        OptionalLong available) {

    /** Some memory is left to everybody else. */
    private static final double SHARE = 0.9;

    /** What a training takes, by how often as many numbers are kept as move, and by the examples at once. */
    interface Footprints {
        Footprint of(int copies, int batch);
    }

    static MemoryPlan of(Footprints footprints, Hyperparameters asked, OptionalLong available) {
        Hyperparameters smaller = asked;
        Footprint footprint = footprint(footprints, asked);
        long needed = footprint.total();
        while (available.isPresent()
                && footprint.total() > SHARE * available.getAsLong()
                && smaller.batching().atOnce() > 1) {
            smaller = smaller.withAtOnce((smaller.batching().atOnce() + 1) / 2);
            footprint = footprint(footprints, smaller);
        }
        return new MemoryPlan(asked, needed, smaller, footprint, available);
    }

    /** As above, by the memory that there is now. */
    static MemoryPlan of(Footprints footprints, Hyperparameters asked) {
        return of(footprints, asked, SystemMemory.available());
    }

    private static Footprint footprint(Footprints footprints, Hyperparameters hyperparameters) {
        int moments = (int) hyperparameters.update().rule().moments().stream()
                .filter(moment -> !moment.scalar())
                .count();
        int averages = hyperparameters.averaging().decay() > 0 ? 1 : 0;
        int gradientAndBest = 2;
        int copies = gradientAndBest
                + moments
                + averages
                + hyperparameters.averaging().bestEpochs()
                - 1;
        return footprints.of(copies, hyperparameters.batching().atOnce());
    }

    /**
     * What the user should know of it.
     *
     * @param together what a step takes from examples that are at once; an empty string for nothing
     */
    List<Finding> findings(String together) {
        var made = hyperparameters.batching();
        int before = asked.batching().atOnce();
        return made.atOnce() == before
                ? List.of()
                : List.of(new Finding.BatchHalved(
                        before, made.atOnce(), made.parts(), needed, available.orElse(0), together));
    }
}
