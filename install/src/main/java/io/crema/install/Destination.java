package io.crema.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where an installation goes: the Jupyter whose data folder gets the kernel. */
public sealed interface Destination {

    /**
     * Jupyter's data folder at this destination, absolute.
     *
     * @throws InstallException when the surroundings do not say where it is
     */
    Path dataFolder(Environment environment);

    /** A folder such as a virtual environment's, with {@code share/jupyter} below it. */
    record Prefix(Path folder) implements Destination {
        @Override
        public Path dataFolder(Environment environment) {
            return folder.toAbsolutePath().normalize().resolve("share").resolve("jupyter");
        }
    }

    /** This user's own folder, read by every Jupyter that the user starts. */
    record User() implements Destination {
        @Override
        public Path dataFolder(Environment environment) {
            return environment.jupyterData().toAbsolutePath();
        }
    }

    /** The active virtual or conda environment, or else the one that the {@code jupyter} on the PATH belongs to. */
    record SysPrefix() implements Destination {
        @Override
        public Path dataFolder(Environment environment) {
            var prefix = environment
                    .folder("VIRTUAL_ENV")
                    .or(() -> environment.folder("CONDA_PREFIX"))
                    .or(() -> environment.program("jupyter").map(SysPrefix::prefixOf))
                    .orElseThrow(() -> new InstallException("--sys-prefix: no virtual or conda environment is active "
                            + "and no jupyter is on the PATH.\nActivate one, or name its folder: --prefix DIR"));
            return new Prefix(prefix).dataFolder(environment);
        }

        /** The folder above {@code bin/}, behind whatever links stand before the program. */
        private static Path prefixOf(Path program) {
            try {
                var folder = program.toRealPath().getParent();
                var prefix = folder == null ? null : folder.getParent();
                return prefix == null ? program.toAbsolutePath() : prefix;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
