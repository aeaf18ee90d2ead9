package io.crema.kernel.magic.builtin;

import io.crema.kernel.dependency.DependencyException;
import io.crema.kernel.dependency.Request;
import io.crema.kernel.dependency.SessionLibraries;
import io.crema.kernel.dependency.SessionLibraries.Addition;
import io.crema.kernel.javadoc.LibrarySources;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What the magics have in common that bring libraries into the session.
 *
 * @param spelled the magic as the user typed it, for messages
 */
record LibraryCall(String spelled, MagicContext context) {

    SessionLibraries libraries() {
        return context.shared(SessionLibraries.class, SessionLibraries::ofThisUser);
    }

    /** Resolves what a POM's text asks for; relative paths in it start where the kernel runs. */
    void bring(String pom, Function<Path, Request> request) throws IOException {
        Path file = Files.createTempFile("crema-", ".pom");
        try {
            Files.writeString(file, pom);
            bring(request.apply(file));
        } finally {
            Files.delete(file);
        }
    }

    /** Javadoc is fetched when somebody asks for it. */
    private void promiseSources(Addition addition) {
        LibrarySources sources = context.shared(LibrarySources.class, LibrarySources::new);
        SessionLibraries libraries = libraries();
        addition.added().forEach(each -> sources.promise(each.file(), () -> libraries.sources(each.coordinates())));
    }

    /** Resolves a request, and puts what it brings on the session's class path. */
    void bring(Request request) {
        var display = new LibraryDisplay(context);
        try {
            Addition addition = libraries().add(request, display);
            context.addToClassPath(addition.files());
            promiseSources(addition);
            display.finish(addition);
        } catch (DependencyException e) {
            display.fail();
            throw new MagicException(spelled + ": " + e.getMessage(), String.join("\n", e.hints()), e);
        }
    }
}
