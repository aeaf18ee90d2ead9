package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.nbformat.NotebookFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs a source file or a notebook in the session, its magics included. */
public final class LoadMagic implements Magic {
    private static final List<String> ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ijava", ".ipynb");
    private static final Set<String> LANGUAGES = Set.of("", "java");

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("load", "Runs a source file or a notebook here.")
                .positional("PATH", "the file; its ending may be left out");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        String path = arguments.text("PATH");
        arguments.check();
        Path file = find(path)
                .orElseThrow(() -> new MagicException(
                        "%load: no file " + Path.of(path).toAbsolutePath().normalize()
                                + ", nor one that ends with "
                                + String.join(" ", ENDINGS.subList(1, ENDINGS.size())),
                        "%sh ls lists what is here"));
        for (Piece piece : pieces(file)) {
            if (context.cancelled()) {
                return null;
            }
            context.runFile(piece.name(), piece.code());
        }
        return null;
    }

    private static Optional<Path> find(String path) {
        return ENDINGS.stream()
                .map(ending -> Path.of(path + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** What of a file is run at one go: the file itself, or a cell of a notebook. */
    private record Piece(String name, String code) {}

    private static List<Piece> pieces(Path file) throws IOException {
        String text = text(file);
        String name = String.valueOf(file.getFileName());
        if (!file.toString().endsWith(".ipynb")) {
            return List.of(new Piece(name, text));
        }
        try {
            NotebookFile notebook = NotebookFile.parse(text);
            if (!LANGUAGES.contains(notebook.language())) {
                throw new MagicException(
                        "%load: the notebook " + file + " is written in " + notebook.language() + ", not in Java", "");
            }
            List<String> cells = notebook.code();
            return IntStream.range(0, cells.size())
                    .mapToObj(i -> new Piece(name + ", code cell " + (i + 1), cells.get(i)))
                    .filter(piece -> !piece.code().isBlank())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new MagicException("%load: " + file + " cannot be run: " + e.getMessage(), "", e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new MagicException("%load: " + file + " is not written in UTF-8", "", e);
        }
    }
}
