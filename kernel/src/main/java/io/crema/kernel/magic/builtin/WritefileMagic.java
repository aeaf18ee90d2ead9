package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes the cell into a file, in UTF-8. */
public final class WritefileMagic implements Magic {
    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("writefile", "Writes the cell into a file.")
                .positional("FILE", "the file, which is replaced if it exists")
                .flag("--append", "writes behind what the file holds")
                .body("what the file shall hold");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        String file = arguments.text("FILE");
        boolean append = arguments.flag("--append");
        String body = arguments.requiredBody();
        arguments.check();
        Path path = path(file);
        boolean existed = Files.exists(path);
        write(path, body, append);
        String done = !existed ? "wrote " : append ? "appended to " : "replaced ";
        context.print(done + path + "\n");
        return null;
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new MagicException("%%writefile: \"" + file + "\" is no file name: " + e.getReason(), "", e);
        }
    }

    private static void write(Path path, String body, boolean append) {
        OpenOption mode = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new MagicException(
                    "%%writefile: no folder " + folder, "Make it first: %sh mkdir -p '" + folder + "'");
        }
        try {
            Files.writeString(
                    path, body, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode);
        } catch (IOException e) {
            throw new MagicException("%%writefile: cannot write " + path + ": " + e.getMessage(), "", e);
        }
    }
}
