package io.crema.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the notebook. Found by {@link java.util.ServiceLoader}; one instance serves the whole session. */
public interface Magic {

    /** Its name, its arguments and their help: everything that the parser, the help and the completion need. */
    MagicSyntax syntax();

    /**
     * Runs it. Ask for every argument first, then call {@link MagicArguments#check()}, then work.
     *
     * @return the value of the magic, which a notebook shows or assigns; null for none
     * @throws MagicException for whatever the user can mend, in two lines
     * @throws Exception whatever the work throws; it is shown with its trace
     */
    @Nullable
    Object run(MagicArguments arguments, MagicContext context) throws Exception;

    /**
     * What can be typed for one argument, for the Tab key. Must be quick.
     *
     * @param argument the name of the positional argument or the option, as declared
     * @param typed what stands there already
     */
    default List<String> complete(String argument, String typed, MagicContext context) {
        return List.of();
    }
}
