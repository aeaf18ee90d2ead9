package io.crema.kernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceCommentsTest {
    private final SourceComments comments = SourceComments.in("""
            package some.where;

            /** A box. */
            public class Box<T> {
                /** Its depth. */
                public static final int DEPTH = 3;

                /** Makes one. */
                public Box(java.util.List<? extends T> content) {}

                /** Puts one thing in. */
                public void put(final @Deprecated T thing) { int local = 1; }

                /** Puts many in. */
                public void put(T[] things, int... places) {}

                public void silent() {}

                /** What holds it. */
                public interface Lid {
                    /** Opens it. */
                    boolean open(String... words);
                }
            }
            """);

    @Test
    void findsWhatStandsBeforeEachDeclaration() {
        assertEquals(Optional.of("A box."), stripped(comments.of("Box")));
        assertEquals(Optional.of("Its depth."), stripped(comments.of("Box.DEPTH")));
        assertEquals(Optional.of("What holds it."), stripped(comments.of("Box.Lid")));
        assertEquals(Optional.of("Makes one."), stripped(comments.of("Box.Box", List.of("List"))));
        assertEquals(Optional.of("Opens it."), stripped(comments.of("Box.Lid.open", List.of("String[]"))));
    }

    @Test
    void tellsOverloadsApartByTheTypesOfTheirParametersHoweverTheyAreWritten() {
        assertEquals(Optional.of("Puts one thing in."), stripped(comments.of("Box.put", List.of("T"))));
        assertEquals(Optional.of("Puts many in."), stripped(comments.of("Box.put", List.of("T[]", "int..."))));
        assertEquals(
                Optional.of("Makes one."), stripped(comments.of("Box.Box", List.of("java.util.List<? extends T>"))));
        assertEquals(Optional.empty(), comments.of("Box.put", List.of("String")));
    }

    @Test
    void knowsNothingOfWhatHasNoCommentOrIsNoJava() {
        assertEquals(Optional.empty(), comments.of("Box.silent", List.of()));
        assertEquals(Optional.empty(), comments.of("Box.local"));
        assertEquals(Optional.empty(), SourceComments.in("fun box() = 1 { )").of("box"));
    }

    private static Optional<String> stripped(Optional<Javadoc> comment) {
        return comment.map(Javadoc::text);
    }
}
