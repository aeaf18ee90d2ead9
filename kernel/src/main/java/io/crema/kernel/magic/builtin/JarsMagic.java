package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.util.List;

/** Puts jars on the session's class path. */
public final class JarsMagic implements Magic {
    private final ClassPathFiles jars = new ClassPathFiles(
            file -> Files.isRegularFile(file) && file.toString().endsWith(".jar"), "jar");

    @Override
    public MagicSyntax syntax() {
        return ClassPathFiles.syntax("jars", "Adds jars to the class path.");
    }

    @Override
    public List<String> run(MagicArguments arguments, MagicContext context) {
        return jars.add(arguments, context);
    }
}
