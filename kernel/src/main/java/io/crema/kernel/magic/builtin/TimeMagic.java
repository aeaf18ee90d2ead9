package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs Java and says how long it took, compiling included. */
public final class TimeMagic implements Magic {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("time", "Runs Java and says how long it took.")
                .verbatim("CODE", "the Java to run, where it fits on the line")
                .body("the Java to run");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        // A continued line is one to Java without the backslash that continues it.
        String line = arguments.optionalText("CODE").orElse("").replaceAll("\\\\\\R", "\n");
        String code = arguments.body().map(body -> line + "\n" + body).orElse(line);
        if (code.isBlank()) {
            arguments.problem("there is no code to run. Try %time 1 + 1");
        }
        arguments.check();
        long start = System.nanoTime();
        try {
            return context.evaluate(code);
        } finally {
            context.print("took " + spoken(System.nanoTime() - start) + "\n");
        }
    }

    private static String spoken(long nanos) {
        return nanos < NANOS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI)
                : String.format(Locale.ROOT, "%.2f s", nanos / NANOS_PER_SECOND);
    }
}
