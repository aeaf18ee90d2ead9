package io.crema.kernel.shell;

import io.crema.kernel.dependency.SessionLibraries;
import io.crema.kernel.dependency.TestRepository;
import io.crema.kernel.javadoc.LibrarySources;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import org.jspecify.annotations.Nullable;

/** Makes the session look in a repository of the test, and nowhere else. */
record UseMagic(TestRepository repository) implements Magic {
    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("use", "Looks in the test's repository.");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        context.shared(LibrarySources.class, () -> new LibrarySources(Runnable::run));
        context.shared(SessionLibraries.class, () -> new SessionLibraries(repository.maven()))
                .addRepository(repository.repository());
        return null;
    }
}
