package io.crema.finetune.weights;

import java.nio.file.Path;
import java.util.UUID;

/** Where a file or a folder is written before it is moved into its place. */
public final class Unfinished {
    private Unfinished() {}

    /**
     * A path beside the target that nobody else writes to. Nothing is made there: what the JDK calls temporary could be
     * opened by its owner alone, and so could what it becomes.
     */
    public static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + ".unfinished-" + UUID.randomUUID());
    }
}
