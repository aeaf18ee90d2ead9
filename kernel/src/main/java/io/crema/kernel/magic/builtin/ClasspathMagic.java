package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.util.List;

/** Puts jars and folders of classes on the session's class path. */
public final class ClasspathMagic implements Magic {
    private final ClassPathFiles entries = new ClassPathFiles(Files::exists, "file or folder");

    @Override
    public MagicSyntax syntax() {
        return ClassPathFiles.syntax("classpath", "Adds jars and folders of classes to the class path.");
    }

    @Override
    public List<String> run(MagicArguments arguments, MagicContext context) {
        return entries.add(arguments, context);
    }
}
