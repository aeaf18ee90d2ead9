package io.crema.kernel.magic.builtin;

import io.crema.kernel.dependency.PomText;
import io.crema.kernel.dependency.Request;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the libraries into the session that a POM asks for: one on the disk, or one in the cell. */
public final class LoadFromPomMagic implements Magic {
    private static final List<String> SCOPES = List.of("compile", "runtime", "provided", "system", "test", "import");

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("loadFromPOM", "Adds the libraries that a Maven POM asks for.")
                .optional("PATH", "the POM, or its folder; the cell is the POM where it follows below")
                .rest("SCOPE...", "which of its dependencies: compile, runtime and system where none is named")
                .body("a whole <project>, or <dependency> and <repository> elements alone");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws IOException {
        var scopes = new ArrayList<>(arguments.rest("SCOPE..."));
        String path = arguments.optionalText("PATH").orElse("");
        if (arguments.body().isPresent() && !path.isEmpty()) {
            scopes.add(0, path);
        } else if (arguments.body().isEmpty() && path.isEmpty()) {
            arguments.problem("the path of the POM is missing. Expected %loadFromPOM pom.xml");
        }
        for (String scope : scopes) {
            if (!SCOPES.contains(scope)) {
                arguments.problem("no scope \"" + scope + "\"." + Suggestion.didYouMean(scope, SCOPES)
                        + " Expected one of " + String.join(", ", SCOPES));
            }
        }
        arguments.check();
        var call = new LibraryCall(arguments.call().spelled(), context);
        Set<String> wanted = scopes.isEmpty() ? Request.RUNTIME : Set.copyOf(scopes);
        if (arguments.body().isPresent()) {
            call.bring(pom(call, arguments.body().get()), file -> request(file, call, wanted));
        } else {
            call.bring(request(file(call, path), call, wanted));
        }
        return null;
    }

    private static Request request(Path pom, LibraryCall call, Set<String> scopes) {
        return Request.of(pom, call.libraries().repositories()).withScopes(scopes);
    }

    private static String pom(LibraryCall call, String body) {
        try {
            return PomText.around(body);
        } catch (IllegalArgumentException e) {
            throw new MagicException(
                    call.spelled() + ": " + e.getMessage(),
                    "Put a <project>, or <dependency> elements, below " + call.spelled(),
                    e);
        }
    }

    private static Path file(LibraryCall call, String path) {
        Path given = Path.of(path);
        Path file = (Files.isDirectory(given) ? given.resolve("pom.xml") : given)
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(file)) {
            throw new MagicException(call.spelled() + ": no POM at " + file, "%sh ls lists what is here");
        }
        return file;
    }
}
