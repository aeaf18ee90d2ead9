package io.crema.kernel.magic.builtin;

import io.crema.kernel.dependency.Repository;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import org.jspecify.annotations.Nullable;

/** Names a repository in which {@code %maven} looks from then on. */
public final class MavenRepoMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("mavenRepo", "Names a Maven repository in which to look from now on.")
                .alias("addMavenRepo")
                .positional("ID", "by which settings.xml knows it, for mirrors and credentials")
                .positional("ADDRESS", "where it is, such as file:///srv/repository");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) {
        String id = arguments.text("ID");
        String address = arguments.text("ADDRESS");
        arguments.check();
        try {
            var repository = new Repository(id, address);
            new LibraryCall(arguments.call().spelled(), context).libraries().addRepository(repository);
        } catch (IllegalArgumentException e) {
            arguments.problem(String.valueOf(e.getMessage()));
            arguments.check();
        }
        return null;
    }
}
