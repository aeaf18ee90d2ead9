package io.crema.install;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** At most one of the three places that a kernel can be in. */
final class PlaceOptions {
    private Destination destination = new Destination.User();

    @Option(names = "--user", description = "This user's Jupyter folder (the default).")
    void user(boolean chosen) {
        destination = chosen ? new Destination.User() : destination;
    }

    @Option(names = "--sys-prefix", description = "The active virtual or conda environment.")
    void sysPrefix(boolean chosen) {
        destination = chosen ? new Destination.SysPrefix() : destination;
    }

    @Option(names = "--prefix", paramLabel = "DIR", description = "DIR/share/jupyter.")
    void prefix(@Nullable Path folder) {
        destination = folder == null ? destination : new Destination.Prefix(folder);
    }

    Destination destination() {
        return destination;
    }
}
