package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Code that runs before the first cell. */
sealed interface StartUpScript {
    /** As messages name it. */
    String name();

    /**
     * What it runs.
     *
     * @throws CellFailedException if it cannot be read
     */
    String code() throws CellFailedException;

    /** One that an option holds. */
    record Text(String name, String code) implements StartUpScript {}

    /** One that is read only when it runs. */
    record InFile(Path path) implements StartUpScript {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public String code() throws CellFailedException {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                String message = "cannot be read (" + e + "). Mend IJAVA_STARTUP_SCRIPTS_PATH and restart the kernel";
                throw new CellFailedException(new CellError("StartUpScript", message, List.of(message)));
            }
        }
    }
}
