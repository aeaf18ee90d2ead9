package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Magics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionEndTest {

    /** Something that runs beside the cells. */
    private static final class Work implements AutoCloseable {
        private int ends;

        @Override
        public void close() {
            ends++;
        }
    }

    /** Something that breaks when it is ended. */
    private static final class BrokenWork implements AutoCloseable {
        @Override
        public void close() {
            throw new IllegalStateException("broken");
        }
    }

    private record BeginMagic(Work work) implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("begin", "Begins work beside the cells.");
        }

        @Override
        public @Nullable Object run(MagicArguments arguments, MagicContext context) {
            context.shared(BrokenWork.class, BrokenWork::new);
            context.shared(String.class, () -> "nothing that can be ended");
            return context.shared(Work.class, () -> work);
        }
    }

    @Test
    void endsWhatTheMagicsShareThoughSomeOfItBreaks() {
        var work = new Work();
        var java = JShellInterpreter.start(
                TestCell.options(), new Magics(List.of(new BeginMagic(work))), new Renderers(List.of()), List.of());
        var cell = new TestCell();
        cell.run(java, "var work = %begin");
        assertTrue(cell.warnings.isEmpty(), cell.warnings::toString);
        assertEquals(0, work.ends);

        java.close();

        assertEquals(1, work.ends);
    }
}
